"""A place at an activity, the B2B slots it closes, and who has it next."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from hansa.apps.meetings import services as meetings
from hansa.apps.programme import queries
from hansa.apps.programme import services as programme
from hansa.apps.programme.notices import Change, spot_of
from hansa.plumbing.mailing.writing import write_letter

if TYPE_CHECKING:
    from collections.abc import Collection

    from hansa.apps.accounts.models import Agency, User
    from hansa.apps.programme.models import Activity, SignUp
    from hansa.apps.programme.rules import Left
    from hansa.apps.registration.models import Delegate


@transaction.atomic
def take_place(*, activity: Activity, delegate: Delegate, by: User, now: datetime) -> SignUp:
    """Give the delegate a place, and keep them out of meetings meanwhile.

    Raises:
        Refused: as `programme.services.sign_up` does.
    """
    place = programme.sign_up(activity=activity, delegate=delegate, by=by, now=now)
    close_slots(activity=activity, delegate=delegate, by=by, now=now)
    return place


@transaction.atomic
def give_place_back(
    *, activity: Activity, delegate: Delegate, by: User | None, now: datetime
) -> SignUp:
    """Free the place for the next who waits, and the delegate for meetings.

    Raises:
        Refused: as `programme.services.give_place_back` does.
    """
    place = leave_place(activity=activity, delegate=delegate, by=by, now=now)
    move_up(activity=activity, now=now)
    return place


@transaction.atomic
def leave_place(
    *,
    activity: Activity,
    delegate: Delegate,
    by: User | None,
    now: datetime,
    left: Left | None = None,
) -> SignUp:
    """Free the place and the delegate, and let nobody have it yet.

    Raises:
        Refused: as `programme.services.give_place_back` does.
    """
    place = programme.give_place_back(
        activity=activity, delegate=delegate, by=by, now=now, left=left
    )
    open_slots(activity=activity, delegate=delegate, by=by, now=now)
    return place


@transaction.atomic
def hand_on(
    *, activity: Activity, delegate: Delegate, to: Delegate, by: User, now: datetime
) -> SignUp:
    """Give the place to a colleague, who is kept out of meetings meanwhile instead.

    Raises:
        Refused: as `programme.services.hand_on` does.
    """
    place = programme.hand_on(activity=activity, delegate=delegate, to=to, by=by, now=now)
    open_slots(activity=activity, delegate=delegate, by=by, now=now)
    close_slots(activity=activity, delegate=to, by=by, now=now)
    _note(place, now=now)
    return place


@transaction.atomic
def exchange(
    *, held: Activity, wanted: Activity, delegate: Delegate, by: User, now: datetime
) -> SignUp:
    """Give one place back for another, or keep the one that is held.

    Raises:
        Refused: as giving the one back and taking the other would; then nothing has changed.
    """
    programme.hold(activities=[held, wanted])
    leave_place(activity=held, delegate=delegate, by=by, now=now)
    place = take_place(activity=wanted, delegate=delegate, by=by, now=now)
    move_up(activity=held, now=now)
    return place


@transaction.atomic
def lower_capacity(
    *, activity: Activity, capacity: int, displacing: Collection[int], by: User, now: datetime
) -> list[SignUp]:
    """Leave only so many places; who loses one is free for meetings and waits for the next.

    Raises:
        Refused: as `programme.services.lower_capacity` does.
    """
    losing = programme.lower_capacity(
        activity=activity, capacity=capacity, displacing=displacing, by=by, now=now
    )
    for place in losing:
        open_slots(activity=activity, delegate=place.delegate, by=by, now=now)
    return losing


@transaction.atomic
def move_up(*, activity: Activity, now: datetime) -> list[SignUp]:
    """Give what is free to those who wait, keep them out of meetings meanwhile, and tell them."""
    given = programme.give_to_waiting(activity=activity, now=now)
    for place in given:
        close_slots(activity=place.activity, delegate=place.delegate, by=None, now=now)
        _tell(place, now=now)
    return given


@transaction.atomic
def allot(
    *,
    activity: Activity,
    places: int,
    by: User,
    now: datetime,
    agency: Agency | None = None,
    kind: str = "",
    displacing: Collection[int] = (),
) -> list[SignUp]:
    """Say how many places an agency or a kind may have; who waits for one of them moves up.

    Who loses a place is free for meetings and waits for the next.

    Raises:
        Refused: as `programme.services.allot` does.
    """
    losing = programme.allot(
        activity=activity,
        places=places,
        by=by,
        now=now,
        agency=agency,
        kind=kind,
        displacing=displacing,
    )
    for place in losing:
        open_slots(activity=activity, delegate=place.delegate, by=by, now=now)
    move_up(activity=activity, now=now)
    return losing


@transaction.atomic
def drop_part(*, activity: Activity, part: str, number: int, by: User, now: datetime) -> bool:
    """Take a part of an activity away; places that nobody keeps any longer go to who waits."""
    gone = programme.drop_part(activity=activity, part=part, number=number, by=by, now=now)
    if gone and part == "allotments":
        move_up(activity=activity, now=now)
    return gone


def move_all_up(*, now: datetime) -> int:
    """Let every waiting list move that can, each in a transaction of its own; how many got in."""
    awaited = queries.activities_with_waiting(now=now)
    return sum(len(move_up(activity=activity, now=now)) for activity in awaited)


def close_slots(*, activity: Activity, delegate: Delegate, by: User | None, now: datetime) -> None:
    """Note that the delegate cannot sit in a meeting during the activity and on the way."""
    for slot in queries.slots_during(activity, delegate=delegate):
        meetings.note_absence(
            slot=slot,
            person=delegate.person,
            why=activity.titles["en"][:160],
            cause=_cause(activity),
            by=by,
            now=now,
        )


def open_slots(*, activity: Activity, delegate: Delegate, by: User | None, now: datetime) -> None:
    """Forget what `close_slots` noted for this activity; other absences stand.

    A slot may lie on the way from one visit to another: the other one closes it again.
    """
    for slot in queries.slots_during(activity, delegate=delegate):
        meetings.end_absence(
            slot=slot, person=delegate.person, cause=_cause(activity), by=by, now=now
        )
    for other in queries.other_visits(activity, delegate=delegate):
        close_slots(activity=other, delegate=delegate, by=by, now=now)


def _note(place: SignUp, *, now: datetime) -> Change:
    """Tell the delegate on their agenda that they have a place."""
    with override(queries.language_of(place.delegate)):
        change = Change(kind="added", title=place.activity.title, now=spot_of(place.activity))
    programme.tell(delegate=place.delegate, key=_key(place), changes=[change], now=now)
    return change


def _tell(place: SignUp, *, now: datetime) -> None:
    """Tell the delegate on their agenda and by mail."""
    activity, delegate = place.activity, place.delegate
    change = _note(place, now=now)
    if not delegate.person.email:
        return
    address = reverse("programme:choices", args=[activity.leg.mission.slug])
    write_letter(
        "programme/letters/place_given.txt",
        key=_key(place),
        to=delegate.person.email,
        language=queries.language_of(delegate),
        now=now,
        name=str(delegate.person),
        title=change.title,
        change=change,
        city=activity.leg.city,
        zone=activity.leg.time_zone,
        link=f"{settings.BASE_URL}{address}",
    )


def _key(place: SignUp) -> str:
    return f"place-given-{place.pk}-{place.sequence}"


def _cause(activity: Activity) -> str:
    """Names the activity even when it is given another title."""
    return f"activity-{activity.uid}"
