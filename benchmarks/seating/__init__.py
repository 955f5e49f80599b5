"""How well and how fast a gala is seated."""
