"""What the types of all domains are written with."""
