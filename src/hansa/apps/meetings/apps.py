"""Tells Django about this context."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """B2B sessions: wishes, the timetable and what was told about it."""

    name = "hansa.apps.meetings"
    label = "meetings"
