"""Browsers that want to be told."""

from django.conf import settings
from django.db import models
from django.db.models import Q

# An address of a push service; the longest known has less than half of it.
LONGEST_ADDRESS = 1000
LONGEST_KEY = 120


class Subscription(models.Model):
    """One browser on one device, and the keys with which only it reads what it is sent."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_subscriptions"
    )
    address = models.CharField(max_length=LONGEST_ADDRESS, unique=True)
    # Both as the browser writes them, in base64 for addresses.
    key = models.CharField(max_length=LONGEST_KEY)
    secret = models.CharField(max_length=LONGEST_KEY)
    # As its owner knows it, such as "Firefox on Android".
    device = models.CharField(max_length=80, blank=True)
    since = models.DateTimeField()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(address=""), name="a_subscription_leads_somewhere"),
        ]

    def __str__(self) -> str:
        return self.device or f"{self.since:%Y-%m-%d}"
