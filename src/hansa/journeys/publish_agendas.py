"""A published timetable reaches the people whose agenda it changes, and nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from hansa.apps.meetings import queries as meetings_queries
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.changes import Change, Publication, Where
from hansa.apps.meetings.rules import table_in_words
from hansa.apps.programme import queries as programme_queries
from hansa.apps.programme import services as programme
from hansa.apps.programme.notices import Change as Told
from hansa.apps.programme.notices import Spot
from hansa.plumbing.mailing.writing import write_letter

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.meetings.models import Counterpart, Session
    from hansa.apps.registration.models import Delegate


@transaction.atomic
def publish_agendas(*, session: Session, by: User, now: datetime) -> Publication:
    """Publish the timetable; each person concerned gets a notice or letter with their changes.

    Raises:
        Refused: as `meetings.services.publish` does.
    """
    publication = meetings.publish(session=session, by=by, now=now)
    for changes in _by_person(publication.changes):
        _tell(changes, publication=publication, now=now)
    return publication


def _by_person(changes: Iterable[Change]) -> Iterable[Sequence[Change]]:
    ordered = sorted(changes, key=_whose)
    return [list(group) for _, group in groupby(ordered, key=_whose)]


def _whose(change: Change) -> tuple[int, int, int]:
    delegate, counterpart = change.delegate, change.counterpart
    return change.person.pk, delegate.pk if delegate else 0, counterpart.pk if counterpart else 0


def _tell(changes: Sequence[Change], *, publication: Publication, now: datetime) -> None:
    first = changes[0]
    with override(_language(first)):
        told = [_told(change, session=publication.session) for change in changes]
    if first.delegate:
        _tell_delegate(first.delegate, told, publication=publication, now=now)
    elif first.counterpart:
        _tell_host(first, first.counterpart, told, publication=publication, now=now)


def _language(change: Change) -> str:
    if change.delegate:
        return programme_queries.language_of(change.delegate)
    return str(change.person.language)


def _tell_delegate(
    delegate: Delegate, told: Sequence[Told], *, publication: Publication, now: datetime
) -> None:
    key = _key(publication)
    programme.tell(delegate=delegate, key=key, changes=told, now=now)
    write_letter(
        "programme/letters/changed.txt",
        key=f"{key}-delegate-{delegate.pk}",
        to=delegate.person.email,
        language=programme_queries.language_of(delegate),
        now=now,
        name=str(delegate.person),
        session=publication.session,
        changes=told,
        link=_link("programme:agenda", publication.session.leg.mission.slug),
    )


def _tell_host(
    first: Change,
    counterpart: Counterpart,
    told: Sequence[Told],
    *,
    publication: Publication,
    now: datetime,
) -> None:
    write_letter(
        "programme/letters/host_changed.txt",
        key=f"{_key(publication)}-host-{counterpart.pk}-{first.person.pk}",
        to=first.person.email,
        language=first.person.language,
        now=now,
        name=str(first.person),
        session=publication.session,
        changes=told,
        link=_link("hosts:page", meetings_queries.host_token(counterpart)),
    )


def _told(change: Change, *, session: Session) -> Told:
    return Told(
        kind=str(change.kind),
        title=change.other,
        was=_spot(change.was, session=session),
        now=_spot(change.now, session=session),
    )


def _spot(where: Where | None, *, session: Session) -> Spot | None:
    if where is None:
        return None
    table = table_in_words(where.table)
    place = ", ".join(part for part in (table, session.hall) if part)
    return Spot(period=where.period, place=place, time_zone=session.leg.time_zone)


def _key(publication: Publication) -> str:
    return f"session-{publication.session.pk}-publication-{publication.number}"


def _link(name: str, argument: str) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=[argument])}"
