"""Wishes: made, weighed, withdrawn, declined."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings import rules
from hansa.apps.meetings.models import Meeting, Party, PublishedMeeting, Session, Wish
from hansa.apps.meetings.rules import Part, may_leave
from hansa.apps.meetings.services.grouping import leave_wish, unfold
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@transaction.atomic
def wish(
    *,
    session: Session,
    asking: Party,
    asked: Party,
    worth: int,
    origin: str = Wish.Origin.DELEGATE,
    part: Part = Part.ANY,
    nth: int = 1,
    by: User | None,
    now: datetime,
) -> Wish:
    """Ask for a meeting worth 1 to 100; asking again for the same one changes its worth.

    When the other side asked first, this is their answer: it says what the meeting is worth here.

    Raises:
        Refused: when a party is not of the session, the other side declined, or the worth is
            out of range.
    """
    _refuse_pair(session, asking=asking, asked=asked, worth=worth)
    Session.objects.select_for_update().get(pk=session.pk)
    theirs = Wish.objects.filter(asking=asked, asked=asking, nth=nth).first()
    if theirs:
        return _answer(theirs, worth=worth, by=by, now=now)
    wanted, new = Wish.objects.get_or_create(
        session=session,
        asking=asking,
        asked=asked,
        nth=nth,
        defaults={"worth": worth, "origin": origin, "part": part},
    )
    if new:
        record("wish.made", about=wanted, by=by, now=now, worth=worth)
        return wanted
    return weigh_wish(wish=wanted, worth=worth, by=by, now=now)


@transaction.atomic
def weigh_wish(*, wish: Wish, worth: int, by: User | None, now: datetime) -> Wish:
    """Say anew how much a meeting is worth."""
    refuse_if(rules.objections_to_worth(worth), field="worth")
    wanted = Wish.objects.select_for_update().get(pk=wish.pk)
    _refuse_if_declined(wanted)
    if wanted.worth != worth:
        was, wanted.worth = wanted.worth, worth
        wanted.save(update_fields=["worth"])
        record("wish.weighed", about=wanted, by=by, now=now, was=was, worth=worth)
    return wanted


@transaction.atomic
def withdraw_wish(*, wish: Wish, by: User | None, now: datetime, why: str = "") -> None:
    """Ask no longer for the meeting; those who were told of it are told at the next publication.

    Others of a group go on without those who ask.
    """
    if may_leave(wish.asking_id, parties=wish.numbers, host=wish.host.pk):
        leave_wish(wish=wish, party=wish.asking, by=by, now=now)
        return
    _leave_group(wish, withdraw_wish, by=by, now=now)
    _forget(wish, why=why or _("Withdrawn by those who asked."), by=by, now=now)


@transaction.atomic
def dissolve_group(*, wish: Wish, by: User | None, now: datetime) -> None:
    """No group meeting any more; what everybody had wished for alone is open again."""
    unfold(wish)
    _forget(wish, why=_("The group was dissolved."), by=by, now=now)


def _forget(wish: Wish, *, why: str, by: User | None, now: datetime) -> None:
    _take_from_board(wish)
    unfold(wish)
    record("wish.withdrawn", about=wish.session, by=by, now=now, why=why, wish=str(wish))
    if PublishedMeeting.objects.filter(wish=wish).exists():
        Wish.objects.filter(pk=wish.pk).update(
            declined_at=now, decline_reason=why, folded_into=None
        )
    else:
        wish.delete()


@transaction.atomic
def take_answer_back(*, wish: Wish, by: User | None, now: datetime) -> None:
    """Those who were asked no longer say what the meeting is worth to them; it stays asked for."""
    if Wish.objects.filter(pk=wish.pk, answer__isnull=False).update(answer=None):
        record("wish.answer_taken_back", about=wish, by=by, now=now)


@transaction.atomic
def take_no_back(*, wish: Wish, by: User | None, now: datetime) -> None:
    """Whoever said no to the meeting says so no longer; it waits for a place again."""
    declined = Wish.objects.filter(pk=wish.pk, declined_at__isnull=False)
    if declined.update(declined_at=None, decline_reason=""):
        record("wish.no_taken_back", about=wish, by=by, now=now)


@transaction.atomic
def decline_wish(*, wish: Wish, reason: str, by: User | None, now: datetime) -> None:
    """Say no to a meeting, as the host or for the host; the meeting leaves the board.

    No to a group is no to every wish that is met in it; no to one of these wishes is no to its
    party alone, and the others of the group go on.
    """
    if wish.declined_at:
        return
    _leave_group(wish, partial(decline_wish, reason=reason), by=by, now=now)
    _take_from_board(wish)
    for each in [wish, *Wish.objects.filter(folded_into=wish, declined_at__isnull=True)]:
        Wish.objects.filter(pk=each.pk).update(declined_at=now, decline_reason=reason)
        record("wish.declined", about=each, by=by, now=now, why=reason)


@transaction.atomic
def turn_away(*, wish: Wish, party: Party, reason: str, by: User | None, now: datetime) -> None:
    """Say no to one party of a group, as the host or for the host; the others go on.

    Raises:
        Refused: when only two are left.
    """
    alone = list(wish.folded.filter(Q(asking=party) | Q(asked=party)))
    leave_wish(wish=wish, party=party, why=reason, by=by, now=now)
    for each in alone:
        each.refresh_from_db()
        decline_wish(wish=each, reason=reason, by=by, now=now)


def _leave_group(wish: Wish, end: Callable[..., None], *, by: User | None, now: datetime) -> None:
    """Whoever takes back a wish that a group meets leaves the group; `end` it if one is left."""
    group = wish.folded_into
    if group is None:
        return
    guest = wish.asking if wish.asked_id == group.host.pk else wish.asked
    if may_leave(guest.pk, parties=group.numbers, host=group.host.pk):
        leave_wish(wish=group, party=guest, by=by, now=now)
    else:
        Wish.objects.filter(pk=wish.pk).update(folded_into=None)
        end(wish=group, by=by, now=now)


def _refuse_pair(session: Session, *, asking: Party, asked: Party, worth: int) -> None:
    refuse_if(rules.objections_to_worth(worth), field="worth")
    refuse_if(
        rules.objections_to_pair(
            same=asking.pk == asked.pk,
            of_session={asking.session_id, asked.session_id} == {session.pk},
        ),
        field="asked",
    )


def _answer(wish: Wish, *, worth: int, by: User | None, now: datetime) -> Wish:
    _refuse_if_declined(wish)
    if wish.answer != worth:
        was, wish.answer = wish.answer, worth
        wish.save(update_fields=["answer"])
        record("wish.answered", about=wish, by=by, now=now, was=was, worth=worth)
    return wish


def _refuse_if_declined(wish: Wish) -> None:
    if wish.declined_at:
        raise Refused(_("{name} have declined this meeting.").format(name=wish.asked))


def _take_from_board(wish: Wish) -> None:
    Session.objects.select_for_update().get(pk=wish.session_id)
    Meeting.objects.filter(wish=wish).delete()
