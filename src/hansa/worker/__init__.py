"""Slow work, away from the request."""
