"""Tells Django about this context."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, agencies and their staff, and who may see what."""

    name = "hansa.apps.accounts"
    label = "accounts"
