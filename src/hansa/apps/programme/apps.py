"""Tells Django about this context."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Activities by day and leg, and each delegate's agenda."""

    name = "hansa.apps.programme"
    label = "programme"
