"""Pure thought: no Django, no network, no database."""
