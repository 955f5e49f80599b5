"""Tells Django about the browsers that want to be told."""

from django.apps import AppConfig


class PushingConfig(AppConfig):
    """Notices on telephones."""

    name = "hansa.plumbing.pushing"
    label = "pushing"
