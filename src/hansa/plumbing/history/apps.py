"""Tells Django about the history."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """The story of every state change."""

    name = "hansa.plumbing.history"
    label = "history"
