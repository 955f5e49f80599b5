"""Sending letters, away from the request."""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from hansa.plumbing.mailing.models import Letter

# After 6, 36, 216, 1,296, 7,776 and 46,656 seconds: a mail server may be away for half a day.
RETRIES = 6
_PERMANENT = 500


@app.task(
    queue="letters",
    retry=RetryStrategy(
        max_attempts=RETRIES, exponential_wait=6, retry_exceptions={OSError, SMTPException}
    ),
    pass_context=True,
    name="mailing.deliver",
)
def deliver(context: JobContext, *, letter: int) -> None:
    """Hand one letter to the mail server; safe to repeat, a sent letter is not sent again.

    A mail server that is away is asked again; one that refuses the reader for good is not.
    """
    try:
        _send(letter)
    except (OSError, SMTPException) as problem:
        for_good = context.job.attempts >= RETRIES or _is_permanent(problem)
        _note(letter, problem, for_good=for_good)
        if not for_good:
            raise


@transaction.atomic
def _send(letter: int) -> None:
    waiting = Letter.objects.select_for_update().get(pk=letter)
    if waiting.status == Letter.Status.SENT:
        return
    EmailMessage(
        waiting.subject,
        waiting.body,
        to=[waiting.to],
        headers={"Content-Language": waiting.language},
    ).send()
    waiting.status, waiting.sent_at, waiting.problem = Letter.Status.SENT, timezone.now(), ""
    waiting.save(update_fields=["status", "sent_at", "problem"])


def _note(letter: int, problem: Exception, *, for_good: bool) -> None:
    status = Letter.Status.FAILED if for_good else Letter.Status.WAITING
    Letter.objects.filter(pk=letter).update(
        status=status, problem=f"{type(problem).__name__}: {problem}"
    )


def _is_permanent(problem: Exception) -> bool:
    if not isinstance(problem, SMTPRecipientsRefused):
        return False
    return all(code >= _PERMANENT for code, _ in problem.recipients.values())
