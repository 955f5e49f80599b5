"""Wishes: made, weighed, withdrawn, declined."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings import rules
from hansa.apps.meetings.models import Meeting, Party, PublishedMeeting, Session, Wish
from hansa.apps.meetings.rules import Part
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
    """Ask no longer for the meeting; those who were told of it are told at the next publication."""
    _take_from_board(wish)
    record("wish.withdrawn", about=wish.session, by=by, now=now, why=why, wish=str(wish))
    if PublishedMeeting.objects.filter(wish=wish).exists():
        Wish.objects.filter(pk=wish.pk).update(
            declined_at=now, decline_reason=why or _("Withdrawn by those who asked.")
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
    """Say no to a meeting, as the host or for the host; the meeting leaves the board."""
    if wish.declined_at:
        return
    _take_from_board(wish)
    Wish.objects.filter(pk=wish.pk).update(declined_at=now, decline_reason=reason)
    record("wish.declined", about=wish, by=by, now=now, why=reason)


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
