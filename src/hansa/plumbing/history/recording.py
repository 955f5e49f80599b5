"""Writing and reading the story."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from hansa.plumbing.history.models import Event


def record(
    verb: str,
    *,
    about: Model,
    by: AbstractBaseUser | None,
    now: datetime,
    why: str = "",
    **details: Any,
) -> Event:
    """Tell that `verb` ("registration.accepted") happened to the row `about`.

    Call it in the transaction of the change itself. `by` is None where no user acted: the
    worker, or a host with a signed link (say who in `details`).
    """
    return Event.objects.create(
        verb=verb,
        about_type=ContentType.objects.get_for_model(about),
        about_id=about.pk,
        by=cast("Any", by),  # the site's user model, of which plumbing knows nothing
        at=now,
        why=why,
        details=details,
    )


def record_each(
    verb: str,
    *,
    about: Iterable[tuple[Model, Mapping[str, Any]]],
    by: AbstractBaseUser | None,
    now: datetime,
    why: str = "",
) -> None:
    """Tell that `verb` happened to each of these rows, at once; each comes with its details."""
    Event.objects.bulk_create(
        Event(
            verb=verb,
            about_type=ContentType.objects.get_for_model(row),
            about_id=row.pk,
            by=cast("Any", by),
            at=now,
            why=why,
            details=dict(details),
        )
        for row, details in about
    )


def story_of(row: Model) -> QuerySet[Event]:
    """What happened to `row`, latest first, with who did it."""
    return Event.objects.filter(
        about_type=ContentType.objects.get_for_model(row), about_id=row.pk
    ).select_related("by")


def stories_of(kind: type[Model], *, numbers: Iterable[int]) -> QuerySet[Event]:
    """What happened to rows of one sort, latest first, whether they are still there or not."""
    return Event.objects.filter(
        about_type=ContentType.objects.get_for_model(kind), about_id__in=numbers
    ).select_related("by")
