"""Documents that other programs read."""
