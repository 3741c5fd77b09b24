"""How the fields of the shipments domain are answered: a file for what is found together."""
