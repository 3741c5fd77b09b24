"""What may be read, by whom, and the SQL that reads it: the only door to rows."""
