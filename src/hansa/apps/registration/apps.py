"""Tells Django about this context."""

from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    """Applications to a mission, and the delegates who travel."""

    name = "hansa.apps.registration"
    label = "registration"
