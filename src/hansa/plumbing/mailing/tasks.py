"""Sending letters, away from the request."""

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hansa.plumbing.mailing.models import Letter


@app.task(
    queue="letters",
    retry=RetryStrategy(max_attempts=6, exponential_wait=10),
    name="mailing.deliver",
)
def deliver(*, letter: int) -> None:
    """Hand one letter to the mail server; safe to repeat, a sent letter is not sent again."""
    with transaction.atomic():
        waiting = Letter.objects.select_for_update().get(pk=letter)
        if waiting.status == Letter.Status.SENT:
            return
        EmailMessage(waiting.subject, waiting.body, to=[waiting.to]).send()
        waiting.status, waiting.sent_at = Letter.Status.SENT, timezone.now()
        waiting.save(update_fields=["status", "sent_at"])
