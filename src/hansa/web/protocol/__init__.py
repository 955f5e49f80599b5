"""Precedence, forms of address, seating and what else protocol asks for, on screen."""
