"""Interest becomes wishes of the sessions in which both sit, and stops being them."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.matching import queries
from hansa.apps.matching.models import Carriage, CooperationProfile
from hansa.apps.matching.queries.carrying import Two
from hansa.apps.matching.rules import Fate
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.groups import SIDES
from hansa.apps.meetings.models import Session, Wish
from hansa.plumbing.history.recording import record


@transaction.atomic
def carry_into(*, session: Session, by: User | None, now: datetime) -> int:
    """Let the wishes of a session say what interest says; gives how many changed.

    Safe to repeat: what stands is left alone, and what was wished by hand is never withdrawn.
    """
    everybody = queries.profiles_in(session)
    hold_still(everybody)
    number = _carry(queries.twos_in(session), by=by, now=now)
    if number:
        record("interest.carried", about=session, by=by, now=now, wishes=number)
    return number


def carry_between(
    one: CooperationProfile,
    others: Collection[int],
    *,
    sessions: Iterable[Session],
    by: User | None,
    now: datetime,
) -> int:
    """Carry what was said between a profile and some others into these sessions; as above."""
    wanted = set(others)
    return sum(
        _carry(
            (
                two
                for two in queries.twos_in(session, of=[one.pk])
                if set(two.profiles) - {one.pk} <= wanted
            ),
            by=by,
            now=now,
        )
        for session in sessions
    )


def hold_still(profiles: Iterable[int]) -> None:
    """Nobody else speaks for these profiles until the transaction ends."""
    found = CooperationProfile.objects.filter(pk__in=sorted(profiles)).order_by("pk")
    list(found.select_for_update(of=("self",), no_key=True))


def _carry(twos: Iterable[Two], *, by: User | None, now: datetime) -> int:
    return sum(_settle(two, by=by, now=now) for two in twos)


def _settle(two: Two, *, by: User | None, now: datetime) -> bool:
    """Bring the wish of two into line with what they say; whether it changed."""
    if two.fate == Fate.WISH:
        return _want(two, by=by, now=now)
    if two.fate == Fate.APART:
        return _keep_apart(two, by=by, now=now)
    return _let_go(two, by=by, now=now)


def _keep_apart(two: Two, *, by: User | None, now: datetime) -> bool:
    if two.wish is None or two.wish.declined_at:
        return False
    # Why is not said: it may be confidential.
    reason = _("This meeting is not wanted.")
    meetings.decline_wish(wish=two.wish, reason=reason, by=by, now=now)
    _note(two.wish, declined=True)
    return True


def _let_go(two: Two, *, by: User | None, now: datetime) -> bool:
    """Take away of the wish whatever interest had put there."""
    wish, carriage = two.wish, two.carriage
    if wish is None or carriage is None:
        return False
    if carriage.declined:
        meetings.take_no_back(wish=wish, by=by, now=now)
        _note(wish, declined=False)
    elif wish.declined_at:
        return False
    if carriage.answered:
        meetings.take_answer_back(wish=wish, by=by, now=now)
        _note(wish, answered=False)
    if carriage.made:
        _withdraw(two, wish.pk, by=by, now=now)
    return carriage.declined or carriage.answered or carriage.made


def _withdraw(two: Two, pk: int, *, by: User | None, now: datetime) -> None:
    """Those who asked ask no longer; what the other side wished by hand becomes its own wish."""
    wish = Wish.objects.select_related(*SIDES).get(pk=pk)
    meetings.withdraw_wish(wish=wish, by=by, now=now)
    if Wish.objects.filter(pk=wish.pk).exists():
        # People had been told of it; it stays, declined, until interest asks for it again.
        _note(wish, declined=True)
    elif wish.answer is not None:
        meetings.wish(
            session=two.session,
            asking=wish.asked,
            asked=wish.asking,
            worth=wish.answer,
            origin=Wish.Origin.HOST if wish.asked.counterpart_id else Wish.Origin.DELEGATE,
            by=by,
            now=now,
        )


def _want(two: Two, *, by: User | None, now: datetime) -> bool:
    wish, changed = two.wish, False
    if wish and wish.declined_at:
        if two.carriage is None or not two.carriage.declined:
            return False
        meetings.take_no_back(wish=wish, by=by, now=now)
        _note(wish, declined=False)
        wish.declined_at, changed = None, True
    if wish and two.carriage:
        left = _without_stale(two, wish, two.carriage, by=by, now=now)
        changed = changed or left is not wish
        wish = left
    return _say(two, wish, by=by, now=now) or changed


def _without_stale(
    two: Two, wish: Wish, carriage: Carriage, *, by: User | None, now: datetime
) -> Wish | None:
    """What is left of the wish without what a side said once and says no longer."""
    asks = 0 if two.parties[0].pk == wish.asking_id else 1
    asking, asked = two.worths[asks][0], two.worths[1 - asks][0]
    if carriage.made and asking is None:
        if carriage.answered:
            meetings.take_answer_back(wish=wish, by=by, now=now)
        _withdraw(two, wish.pk, by=by, now=now)
        parties = [party.pk for party in two.parties]
        return Wish.objects.filter(asking__in=parties, asked__in=parties, nth=1).first()
    if carriage.answered and asked is None:
        meetings.take_answer_back(wish=wish, by=by, now=now)
        _note(wish, answered=False)
        return Wish.objects.get(pk=wish.pk)
    return wish


def _say(two: Two, wish: Wish | None, *, by: User | None, now: datetime) -> bool:
    """Each side says what the meeting is worth to it, where that is not said yet."""
    changed = False
    for place, (worth, origin) in enumerate(two.worths):
        if worth is None or (wish and wish.declined_at):
            continue
        asking, asked = two.parties[place], two.parties[1 - place]
        asks = wish is None or wish.asking_id == asking.pk
        if wish and (wish.worth if asks else wish.answer) == worth:
            continue
        new = wish is None
        wish = meetings.wish(
            session=two.session,
            asking=asking,
            asked=asked,
            worth=worth,
            origin=origin,
            by=by,
            now=now,
        )
        if new or not asks:
            _note(wish, **{"made" if new else "answered": True})
        changed = True
    return changed


def _note(wish: Wish, **came: bool) -> None:
    """Remember what of the wish came from interest."""
    Carriage.objects.update_or_create(wish=wish, defaults=came)
