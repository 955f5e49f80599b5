"""What letters know about their readers."""

from collections.abc import Collection, Iterator, Sequence

from django.db import transaction

from hansa.plumbing.mailing.models import Letter
from hansa.values import Chapter


def chapters_about(addresses: Collection[str]) -> Iterator[Chapter]:
    """The letters to these addresses."""
    yield Chapter(
        "letters",
        tuple(
            {
                "written_at": letter.written_at,
                "to": letter.to,
                "subject": letter.subject,
                "body": letter.body,
                "sent_at": letter.sent_at,
            }
            for letter in Letter.objects.filter(to__in=addresses)
        ),
    )


@transaction.atomic
def delete_letters(addresses: Sequence[str]) -> int:
    """Delete the letters to these addresses, sent or not; gives how many there were."""
    deleted, _rows = Letter.objects.filter(to__in=addresses).delete()
    return deleted
