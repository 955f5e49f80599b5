"""Who is seated, at which tables, and what must be."""
