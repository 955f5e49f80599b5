"""Group meetings: made of wishes, joined and left."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings import groups, rules
from hansa.apps.meetings.group_rows import PLACES
from hansa.apps.meetings.models import Joining, Meeting, Party, Seat, Session, Table, Wish
from hansa.apps.meetings.rules import Part
from hansa.apps.meetings.services.moving import seat_another
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if

# What a group meeting is worth that nobody of it had wished for.
USUAL_WORTH = 50


@transaction.atomic
def gather(
    *,
    session: Session,
    host: Party,
    guests: Sequence[Party],
    worth: int | None = None,
    by: User | None,
    now: datetime,
) -> Wish:
    """Ask for one meeting of a host with several guests.

    What each of them wished for with the host alone is folded into it: it is met there, and its
    own meeting leaves the board. Whoever leaves the group has that wish back.

    Args:
        worth: 1 to 100; None is `rules.worth_of_group` of what is folded.

    Raises:
        Refused: when there are fewer than two guests, too many, or one of them twice or of
            another session.
    """
    Session.objects.select_for_update().get(pk=session.pk)
    _refuse_strangers(session, host=host, guests=guests)
    pairs = [wish for guest in guests for wish in _of_two(guest, host)]
    said = _merged(pairs) if worth is None else _merged(pairs) | {"worth": worth}
    refuse_if(rules.objections_to_worth(said["worth"]), field="worth")
    wish = Wish.objects.create(
        session=session,
        asking=guests[0],
        asked=host,
        nth=_next(guests[0], host),
        origin=Wish.Origin.AGENCY,
        **said,
    )
    _fold(wish, guests[0], by=by, now=now)
    for guest in guests[1:]:
        _join(wish, guest, by=by, now=now)
    names = [str(guest) for guest in guests]
    record("group.made", about=wish, by=by, now=now, parties=names, host=str(host))
    return wish


def _refuse_strangers(session: Session, *, host: Party, guests: Sequence[Party]) -> None:
    refuse_if(rules.objections_to_gathering(guests=len(guests)), field="guests_chosen")
    refuse_if(
        rules.objections_to_pair(
            same=guests[0].pk == host.pk,
            of_session={guests[0].session_id, host.session_id} == {session.pk},
        ),
        field="guests_chosen",
    )


@transaction.atomic
def join_wish(*, wish: Wish, party: Party, by: User | None, now: datetime) -> Joining:
    """Let one more party sit down at a meeting; on the board it gets a chair at once.

    Raises:
        Refused: when the table is full, they are there already or belong to another session, or
            nobody of them is free when the meeting is held.
    """
    Session.objects.select_for_update().get(pk=wish.session_id)
    wanted = Wish.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    joining = _join(wanted, party, by=by, now=now)
    meeting = Meeting.objects.filter(wish=wanted).select_related("session__leg", "slot").first()
    if meeting:
        seat_another(meeting, party)
    record("wish.joined", about=wanted, by=by, now=now, party=str(party))
    return joining


@transaction.atomic
def leave_wish(*, wish: Wish, party: Party, why: str = "", by: User | None, now: datetime) -> Wish:
    """Take one party out of a group meeting; the others meet as before.

    What it had wished for with the host alone is open again.

    Raises:
        Refused: when it is not at the meeting, when only two are left, or when it is the host.
    """
    left = go_on_without(wish=wish, party=party, why=why, by=by, now=now)
    Seat.objects.filter(meeting__wish=left, party=party).delete()
    return left


def go_on_without(*, wish: Wish, party: Party, why: str, by: User | None, now: datetime) -> Wish:
    """As `leave_wish`, but its chair at the meeting is left to whoever replans the board."""
    Session.objects.select_for_update().get(pk=wish.session_id)
    left = Wish.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    refuse_if(rules.objections_to_leaving(party.pk, parties=left.numbers, host=left.host.pk))
    if party.pk in {left.asking_id, left.asked_id}:
        _step_forward(left, party)
    else:
        left.joinings.filter(party=party).delete()
    for each in left.folded.filter(Q(asking=party) | Q(asked=party)):
        Wish.objects.filter(pk=each.pk).update(folded_into=None)
    record("wish.left", about=left, by=by, now=now, why=why, party=str(party))
    return left


def unfold(wish: Wish) -> None:
    """What was folded into a group meeting is open again."""
    Wish.objects.filter(folded_into=wish).update(folded_into=None)


def _join(wish: Wish, party: Party, *, by: User | None, now: datetime) -> Joining:
    parties, table = [*wish.parties, party], None
    own = [each.table for each in parties if each.table]
    tables = own or list(Table.objects.filter(session=wish.session_id))
    if not any(each.chairs is None for each in tables):
        table = max(tables, key=lambda each: each.chairs or 0, default=None)
    refuse_if(
        rules.objections_to_group(
            parties=len(wish.numbers),
            at_it=party.pk in wish.numbers,
            of_session=party.session_id == wish.session_id,
            declined=bool(wish.declined_at or wish.folded_into_id),
            chairs=table.chairs if table else None,
            table=_name_of(table, own=bool(own)),
        ),
        field="guests_chosen",
    )
    taken = set(wish.joinings.values_list("place", flat=True))
    place = next(place for place in range(1, PLACES + 1) if place not in taken)
    joining = Joining.objects.create(
        wish=wish, party=party, session_id=wish.session_id, place=place
    )
    _fold(wish, party, by=by, now=now)
    return joining


def _name_of(table: Table | None, *, own: bool) -> str:
    if table is None:
        return ""
    return rules.table_in_words(table.label) if own else _("The largest table")


def _step_forward(wish: Wish, leaving: Party) -> None:
    """Whoever joined first takes the place of the side that leaves."""
    first = wish.joinings.select_related("party")[0]
    first.delete()
    if wish.asking_id == leaving.pk:
        wish.asking = first.party
    else:
        wish.asked = first.party
    wish.nth = _next(wish.asking, wish.asked)
    wish.save(update_fields=["asking", "asked", "nth"])


def _fold(wish: Wish, party: Party, *, by: User | None, now: datetime) -> None:
    """What the party wished for with the host alone is met in the group."""
    alone = list(_of_two(party, wish.host).exclude(pk=wish.pk))
    for meeting in Meeting.objects.filter(wish__in=alone).select_related("wish"):
        record("meeting.taken_off", about=meeting.wish, by=by, now=now, why=_("Met in a group."))
    Meeting.objects.filter(wish__in=alone).delete()
    Wish.objects.filter(pk__in=[each.pk for each in alone]).update(
        folded_into=wish, unheld_reason="", unheld_facts={}
    )


def _of_two(party: Party, host: Party) -> QuerySet[Wish]:
    return groups.pairs_with(host).filter(Q(asking=party) | Q(asked=party))


def _next(one: Party, other: Party) -> int:
    """Which meeting of the two it is."""
    both = Wish.objects.filter(Q(asking=one, asked=other) | Q(asking=other, asked=one))
    return (both.aggregate(last=Max("nth"))["last"] or 0) + 1


def _merged(wishes: Sequence[Wish]) -> dict[str, Any]:
    """What a meeting is worth and needs that meets all of these."""
    parts = {wish.part for wish in wishes} - {Part.ANY}
    worths = [rules.joint_worth(wish.worth, wish.answer) for wish in wishes]
    return {
        "worth": rules.worth_of_group(worths) if worths else USUAL_WORTH,
        "marked": any(
            rules.is_must_meet(worth=wish.worth, answer=wish.answer, marked=wish.marked)
            for wish in wishes
        ),
        "part": parts.pop() if len(parts) == 1 else Part.ANY,
        "table_kind": _first(wish.table_kind for wish in wishes),
        "accessible": any(wish.accessible for wish in wishes),
        "skills": sorted({skill for wish in wishes for skill in wish.skills}),
    }


def _first(words: Iterable[str]) -> str:
    return next((word for word in words if word), "")
