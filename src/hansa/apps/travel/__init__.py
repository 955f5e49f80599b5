"""How a delegation travels and where it stays."""
