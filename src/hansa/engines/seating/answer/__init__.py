"""Where everybody sits, and what speaks against it."""
