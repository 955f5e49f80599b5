"""Sending notices to browsers, away from the request."""

import logging

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hansa.plumbing.pushing.models import Subscription
from hansa.plumbing.pushing.sending import Gone, NotNow, NotTaken, send

log = logging.getLogger(__name__)

# After 3, 9, 27 and 81 seconds: what comes later is read on the page.
RETRIES = 4


@app.task(
    queue="pushes",
    retry=RetryStrategy(max_attempts=RETRIES, exponential_wait=3, retry_exceptions={NotNow}),
    name="pushing.deliver",
)
def deliver(*, subscription: int, message: dict[str, str]) -> None:
    """Hand one notice to one browser's service; a dead subscription is taken off."""
    found = Subscription.objects.filter(pk=subscription).first()
    if found is None:
        return
    try:
        send(found, message, now=timezone.now())
    except Gone:
        found.delete()
    except NotTaken as problem:
        log.warning("A notice was not taken: %s", problem)
