"""Tells Django about the commands."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    """The command line."""

    name = "hansa.cli"
    label = "cli"
