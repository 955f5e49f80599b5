"""Tells Django about this context."""

from django.apps import AppConfig


class TravelConfig(AppConfig):
    """How a delegation travels and where it stays."""

    name = "hansa.apps.travel"
    label = "travel"
