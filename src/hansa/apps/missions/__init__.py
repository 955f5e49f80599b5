"""Missions, their legs and their organisers."""
