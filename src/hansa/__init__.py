"""Hansa: economic missions, from the choice of a market to the outcome two years later."""

__version__ = "0.1.0"
