"""How each field is answered: edges as data, derived fields as pure functions, the rest in batches."""
