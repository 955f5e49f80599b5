"""Letters to those who were to travel, each in their language."""

from datetime import datetime
from typing import Any

from hansa.apps.directory.models import Person
from hansa.apps.registration import queries
from hansa.apps.registration.models import Delegate, Registration
from hansa.plumbing.mailing.writing import write_letter


def tell_delegates(
    registration: Registration,
    letter: str,
    *,
    now: datetime,
    occasion: int | None = None,
    **context: Any,
) -> None:
    """Write a letter of `registration/letters` to each delegate.

    Args:
        occasion: tells apart what may happen to a registration more than once.
    """
    once_each = f"-{occasion}" if occasion else ""
    for delegate in queries.delegates_of(registration):
        write_letter(
            f"registration/letters/{letter}.txt",
            key=f"registration.{letter}-{delegate.pk}{once_each}",
            to=delegate.person.email,
            language=delegate.person.language,
            now=now,
            registration=registration,
            delegate=delegate,
            **context,
        )


def tell_who_stays(
    delegate: Delegate, *, leaving: Person, why: str, occasion: int, now: datetime
) -> None:
    """Write to somebody that another person travels in their place."""
    write_letter(
        "registration/letters/replaced.txt",
        key=f"registration.replaced-{delegate.pk}-{occasion}",
        to=leaving.email,
        language=leaving.language,
        now=now,
        registration=delegate.registration,
        delegate=delegate,
        leaving=leaving,
        why=why,
    )
