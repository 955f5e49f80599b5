"""Tells Django about this context."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements on their way to a signing ceremony, and what became of them."""

    name = "hansa.apps.agreements"
    label = "agreements"
