"""A screen in a lobby: what goes on now, and what comes next."""
