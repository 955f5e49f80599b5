"""What is done for protocol."""

from hansa.apps.protocol.services.forgetting import forget_dignitaries

__all__ = [
    "forget_dignitaries",
]
