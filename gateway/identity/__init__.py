"""Who is asking: tokens of an issuer, or API keys of partners, and the viewers they stand for."""
