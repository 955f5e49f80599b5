"""Tells Django about this context."""

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """The day itself: who is here, who is missing, what runs late."""

    name = "hansa.apps.attendance"
    label = "attendance"
