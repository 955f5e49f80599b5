"""Seating plans, on screen."""
