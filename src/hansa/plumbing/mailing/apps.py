"""Tells Django about the outbox."""

from django.apps import AppConfig


class MailingConfig(AppConfig):
    """The outbox."""

    name = "hansa.plumbing.mailing"
    label = "mailing"
