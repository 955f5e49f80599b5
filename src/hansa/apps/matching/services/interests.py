"""Interest: said, taken back, ranked."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hansa.apps.accounts.models import User
from hansa.apps.matching import queries, rules
from hansa.apps.matching.models import CooperationProfile, Interest
from hansa.apps.matching.queries.rounds import Standing
from hansa.apps.matching.rules import WANTS, Choice
from hansa.apps.matching.services.carrying import carry_between, hold_still
from hansa.apps.meetings.models import Session, Wish
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def express(
    *,
    profile: CooperationProfile,
    about: CooperationProfile,
    choice: Choice,
    why: str = "",
    by: User | None,
    now: datetime,
    origin: str = Wish.Origin.DELEGATE,
) -> Interest:
    """Say whether `profile` wants to meet `about`; their sessions follow at once.

    Saying the same again changes nothing. What the agency says for somebody (`origin` AGENCY) is
    not bound by the deadlines of rounds.

    Raises:
        Refused: when the two cannot meet, the list is closed, or a cap is reached.
    """
    hold_still([profile.pk, about.pk])
    _look_again(profile, about)
    refuse_if(rules.objections_to_interest(queries.between(profile, about), choice=choice, why=why))
    standing = queries.interest_between(profile, about)
    if standing and standing.choice == choice and standing.why == (why or standing.why):
        return standing
    bound = origin != Wish.Origin.AGENCY
    sessions = _open_sessions(profile, about, choice=choice, bound=bound, now=now)
    _refuse_if_too_many(profile, about, choice=choice, sessions=sessions)
    was = standing.choice if standing else ""
    said = standing or Interest(profile=profile, about=about)
    if was != choice:
        said.rank = _last_rank(profile, choice)
    said.choice, said.why, said.origin = choice, why or said.why, origin
    said.said_by, said.said_at = by, now
    said.save()
    record("interest.said", about=said, by=by, now=now, why=why, was=was, choice=str(choice))
    carry_between(profile, [about.pk], sessions=sessions, by=by, now=now)
    return said


def _look_again(*profiles: CooperationProfile) -> None:
    """Whether they travel still: one may have left while the other waited for its turn."""
    for each in profiles:
        if each.registration:
            each.registration.refresh_from_db(fields=["status"])


@transaction.atomic
def take_back(
    *,
    profile: CooperationProfile,
    about: CooperationProfile,
    by: User | None,
    now: datetime,
    origin: str = Wish.Origin.DELEGATE,
) -> None:
    """Say nothing any more about meeting `about`; safe to repeat.

    Raises:
        Refused: when the list is closed.
    """
    hold_still([profile.pk, about.pk])
    standing = queries.interest_between(profile, about)
    if standing is None:
        return
    bound = origin != Wish.Origin.AGENCY
    sessions = _open_sessions(profile, about, choice=None, bound=bound, now=now)
    record("interest.taken_back", about=profile, by=by, now=now, whom=about.pk, was=standing.choice)
    standing.delete()
    carry_between(profile, [about.pk], sessions=sessions, by=by, now=now)


@transaction.atomic
def rank(
    *, profile: CooperationProfile, order: Sequence[int], by: User | None, now: datetime
) -> None:
    """Put those whom a profile wants to meet in order, most wanted first, musts before likes.

    Args:
        order: numbers of the profiles wanted; those it leaves out follow in their former order,
            and strangers in it are passed over.

    Raises:
        Refused: when the list is closed.
    """
    hold_still([profile.pk])
    standings = queries.standings_for(profile, now=now)
    closed = [(str(each.session), each.stage) for each in standings]
    refuse_if(rules.objections_to_speaking(closed, choice=None, asked=False))
    place = {about: number for number, about in enumerate(order)}
    said = [each for each in queries.interests_of(profile) if each.choice in WANTS]
    said.sort(key=lambda each: place.get(each.about_id, len(place)))
    moved: list[Interest] = []
    for choice in (Choice.MUST, Choice.LIKE):
        chosen = [each for each in said if each.choice == choice]
        for number, each in enumerate(chosen, start=1):
            if each.rank != number:
                each.rank = number
                moved.append(each)
    if not moved:
        return
    Interest.objects.bulk_update(moved, ["rank"])
    ranked = [each.about_id for each in said]
    record("interest.ranked", about=profile, by=by, now=now, order=ranked)
    still_open = [each.session for each in standings if _is_open(each, None, asked=False)]
    about = [each.about_id for each in moved]
    carry_between(profile, about, sessions=still_open, by=by, now=now)


def _open_sessions(
    profile: CooperationProfile,
    about: CooperationProfile,
    *,
    choice: Choice | None,
    bound: bool,
    now: datetime,
) -> list[Session]:
    """The sessions of both that what is said now still reaches.

    Raises:
        Refused: when they share sessions, and all are closed for it.
    """
    shared = queries.shared_sessions(profile, about, now=now)
    if not bound:
        return [each.session for each in shared]
    asked = queries.wants(about, profile)
    stages = [(str(each.session), each.stage) for each in shared]
    refuse_if(rules.objections_to_speaking(stages, choice=choice, asked=asked))
    return [each.session for each in shared if _is_open(each, choice, asked=asked)]


def _is_open(standing: Standing, choice: Choice | None, *, asked: bool) -> bool:
    return rules.may_say(standing.stage, choice=choice, asked=asked)


def _refuse_if_too_many(
    profile: CooperationProfile,
    about: CooperationProfile,
    *,
    choice: Choice,
    sessions: Sequence[Session],
) -> None:
    for session in sessions:
        most = queries.most_in(session, choice)
        if most is not None:
            number = queries.number_said(profile, choice=choice, session=session, besides=about)
            refuse_if(
                rules.objections_to_more(
                    choice=choice, number=number, most=most, session=str(session)
                )
            )


def _last_rank(profile: CooperationProfile, choice: Choice) -> int | None:
    """The end of the list, where it is ranked."""
    if choice not in WANTS:
        return None
    ranked = Interest.objects.filter(profile=profile, choice=choice).aggregate(last=Max("rank"))
    last: int | None = ranked["last"]
    return last + 1 if last is not None else None
