"""Missions on screen."""
