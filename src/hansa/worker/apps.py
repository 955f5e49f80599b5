"""Tells Django about the worker."""

from django.apps import AppConfig


class WorkerConfig(AppConfig):
    """Slow work."""

    name = "hansa.worker"
    label = "worker"
