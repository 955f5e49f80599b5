"""Rounds of a session's wish list: opened, moved on, reopened."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.matching import queries, rules
from hansa.apps.matching.models import Round
from hansa.apps.matching.rules import Stage
from hansa.apps.matching.services.carrying import carry_into
from hansa.apps.meetings.models import Session
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@dataclass(frozen=True, slots=True)
class Terms:
    """When a session's wish list closes, and how long a company's list may be; None: no limit."""

    choose_until: datetime
    answer_until: datetime
    most_musts: int | None = None
    most_likes: int | None = None


@transaction.atomic
def open_round(*, session: Session, terms: Terms, why: str = "", by: User, now: datetime) -> Round:
    """Say until when everybody chooses and those asked answer, for the first time or anew.

    A round that would go back to an earlier stage is reopened; those concerned read the reason.

    Raises:
        Refused: when the deadlines make no sense, or the round is reopened without a reason.
    """
    Session.objects.select_for_update().get(pk=session.pk)
    begins = queries.begins_at(session)
    refuse_if(
        rules.objections_to_deadlines(
            now=now,
            choose_until=terms.choose_until,
            answer_until=terms.answer_until,
            begins=begins,
        ),
        field="choose_until",
    )
    standing = Round.objects.filter(session=session).first()
    round_ = standing or Round(session=session, opened_at=now)
    was = queries.stage_of(standing, now) if standing else None
    round_.choose_until, round_.answer_until = terms.choose_until, terms.answer_until
    round_.most_musts, round_.most_likes = terms.most_musts, terms.most_likes
    round_.stage = Stage.GENERATED
    round_.stage = queries.stage_of(round_, now)
    reopened = was is not None and rules.is_back(was, to=Stage(round_.stage))
    if reopened:
        refuse_if(rules.objections_to_reopening(why), field="why")
        round_.reopened_why = why.strip()
    round_.save()
    verb = "round.reopened" if reopened else "round.changed" if standing else "round.opened"
    record(verb, about=round_, by=by, now=now, why=why.strip(), **_told(round_))
    return round_


@transaction.atomic
def move_on(*, round_: Round, seen: str = "", by: User | None, now: datetime) -> Round:
    """Close what the present stage leaves open, before its deadline; the wishes follow.

    Args:
        seen: the stage that was on the page; where it is over already nothing more is closed, so
            that a button pressed twice closes one stage. Empty: whatever the stage is.

    Raises:
        Refused: when the list is closed already.
    """
    locked = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    stands = queries.stage_of(locked, now)
    if seen and seen != stands:
        return locked
    after = next(iter(rules.STEPS[stands]), None)
    if after is None:
        raise Refused(_("This wish list is closed already."))
    _step(locked, after, by=by, now=now)
    return locked


def move_rounds_on(*, now: datetime) -> int:
    """Move every round whose deadline is over; gives how many. Each in a transaction of its own."""
    return sum(_move_due(each.pk, now=now) for each in queries.rounds_due(now=now))


@transaction.atomic
def _move_due(pk: int, *, now: datetime) -> bool:
    locked = Round.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if locked is None or (stage := queries.stage_of(locked, now)) == locked.stage:
        return False
    _step(locked, stage, by=None, now=now)
    return True


def _step(round_: Round, stage: Stage, *, by: User | None, now: datetime) -> None:
    was, round_.stage = round_.stage, stage
    round_.save(update_fields=["stage"])
    record("round.moved_on", about=round_, by=by, now=now, was=str(was), stage=str(stage))
    carry_into(session=round_.session, by=by, now=now)


def _told(round_: Round) -> dict[str, object]:
    return {
        "choose_until": round_.choose_until.isoformat(),
        "answer_until": round_.answer_until.isoformat(),
        "most_musts": round_.most_musts,
        "most_likes": round_.most_likes,
    }
