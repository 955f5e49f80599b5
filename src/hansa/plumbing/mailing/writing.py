"""Writing a letter; the worker sends it once the transaction is saved."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.template import Context
from django.template.backends.django import Template
from django.template.loader import get_template
from django.utils.translation import override

from hansa.plumbing.mailing.models import Letter
from hansa.plumbing.mailing.tasks import deliver


def write_letter(
    template: str, *, key: str, to: str, language: str, now: datetime, **context: Any
) -> Letter:
    """Put a letter into the outbox and order its delivery, in the caller's transaction.

    Args:
        template: a text template; its first line is the subject, the rest the body.
        key: what the letter tells and to whom; a letter that was written is not written again.
    """
    subject, _, body = _written(template, language, context).strip().partition("\n")
    letter, new = Letter.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "language": language,
            "subject": subject.strip(),
            "body": body.strip() + "\n",
            "written_at": now,
        },
    )
    if new:
        deliver.defer(letter=letter.pk)
    return letter


def is_written(key: str) -> bool:
    """Whether the letter with this key was written before."""
    return Letter.objects.filter(key=key).exists()


def _written(template: str, language: str, context: Mapping[str, Any]) -> str:
    # A letter is plain text: an ampersand in a company's name stays an ampersand.
    plain = Context(dict(context), autoescape=False)
    with override(language):
        return cast("Template", get_template(template)).template.render(plain)
