"""Agreements on their way to a signing ceremony, and what became of them, on screen."""
