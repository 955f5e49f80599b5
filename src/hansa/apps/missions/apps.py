"""Tells Django about this context."""

from django.apps import AppConfig


class MissionsConfig(AppConfig):
    """Missions, their legs and their organisers."""

    name = "hansa.apps.missions"
    label = "missions"
