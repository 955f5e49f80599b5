"""Tells Django about the screens."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The screens."""

    name = "hansa.web"
    label = "web"
