"""Tells Django about this context."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """Needs and offers, who is recommended to whom, and who says yes."""

    name = "hansa.apps.matching"
    label = "matching"
