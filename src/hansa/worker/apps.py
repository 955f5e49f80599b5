"""Tells Django about the worker."""

from django.apps import AppConfig

from hansa.worker.starting import get_ready


class WorkerConfig(AppConfig):
    """Slow work."""

    name = "hansa.worker"
    label = "worker"

    def ready(self) -> None:
        """A worker gets ready for its first timetable; nobody else pays for it."""
        get_ready()
