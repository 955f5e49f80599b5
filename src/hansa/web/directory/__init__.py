"""Organisations and people on screen."""
