"""Applications and the delegation on screen."""
