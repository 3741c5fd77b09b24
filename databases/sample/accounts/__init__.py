"""The accounts of the sample world: companies, people, officers, and what binds them to one another."""
