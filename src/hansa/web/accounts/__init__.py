"""Signing in, the first run, and who one is."""
