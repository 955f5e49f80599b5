"""B2B sessions on screen."""
