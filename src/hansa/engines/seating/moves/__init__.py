"""Guests change seats, compiled."""
