"""How companies prepare: their own page, and the officers' board."""
