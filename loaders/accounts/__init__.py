"""Rows of the accounts domain: accounts, their people, their rights, and the security partnership."""
