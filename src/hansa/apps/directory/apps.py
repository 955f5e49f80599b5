"""Tells Django about this context."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Organisations and their people."""

    name = "hansa.apps.directory"
    label = "directory"
