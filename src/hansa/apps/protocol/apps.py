"""Tells Django about this context."""

from django.apps import AppConfig


class ProtocolConfig(AppConfig):
    """Precedence, forms of address, seating and what else protocol asks for."""

    name = "hansa.apps.protocol"
    label = "protocol"
