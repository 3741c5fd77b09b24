"""Rows of the shipments domain: a file for what is found together."""
