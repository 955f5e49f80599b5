"""Whom each side is advised to meet, and why."""
