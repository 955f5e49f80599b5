"""Who says what of whom in the demonstration, when lists close, and what organisers decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from hansa.apps.matching import queries
from hansa.apps.matching import services as matching
from hansa.apps.matching.rules import Choice
from hansa.apps.matching.services import Terms
from hansa.apps.missions import queries as missions
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.plans import QUEBEC, WEST_COAST
from hansa.values import Refused

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.matching.models import CooperationProfile
    from hansa.apps.missions.models import Mission

# Of everybody who is in a session, every so many have spoken; of those asked, as many answered.
SPOKEN, ANSWERED, DECLINED = 2, 3, 7
# What somebody says of the first of their list, of the second and so on.
SAID = (Choice.MUST, Choice.LIKE, Choice.LIKE, Choice.MUST, Choice.LIKE)
TOO_FAR = "We have such a supplier in California."
CHOOSE, ANSWER = timedelta(days=21), timedelta(days=14)
MOST_MUSTS, MOST_LIKES = 8, 30

Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]


def declare(progress: Progress, *, cast: Cast, now: datetime) -> None:
    """Let those who have something ahead say whom they want to meet, and some be answered."""
    officer = cast.officers["brussels"]
    for plan in (WEST_COAST, QUEBEC):
        mission = missions.mission(plan.slug)
        if mission is None:
            raise LookupError(f"The demonstration has no mission {plan.slug!r}.")
        _set_rounds(mission, by=officer, now=now)
        speakers = [each for each in queries.profiles_of(mission) if each.pk % SPOKEN == 0]
        with progress(f"{plan.titles['en']}: interest", len(speakers)) as step:
            for place, profile in enumerate(speakers):
                with transaction.atomic():
                    _speak(profile, place, by=officer, now=now)
                step()
        _decide(speakers, by=officer, now=now)


def _set_rounds(mission: Mission, *, by: User, now: datetime) -> None:
    """The lists of the first sessions have deadlines; of the second only answers are awaited."""
    for place, standing in enumerate(queries.standings_of(mission, now=now)[:3]):
        begins = queries.begins_at(standing.session)
        if begins is None:
            continue
        terms = Terms(begins - CHOOSE, begins - ANSWER, MOST_MUSTS, MOST_LIKES)
        opened = matching.open_round(session=standing.session, terms=terms, by=by, now=now)
        if place == 1:
            matching.move_on(round_=opened, by=by, now=now)


def _speak(profile: CooperationProfile, place: int, *, by: User, now: datetime) -> None:
    """What somebody says of the first of their list, and how those answer."""
    for number, (other, choice) in enumerate(_first_of(profile)):
        if not _say(profile, other, choice, by=by, now=now):
            continue
        turn = place + number
        if turn % ANSWERED == 0:
            answer = Choice.MUST if choice == Choice.MUST else Choice.LIKE
            _say(other, profile, answer, by=by, now=now)
        elif turn % DECLINED == 0 and not queries.shared_sessions(profile, other, now=now):
            _say(other, profile, Choice.NO, by=by, now=now)


def _first_of(profile: CooperationProfile) -> Iterator[tuple[CooperationProfile, Choice]]:
    listed = queries.recommendations_for(profile)[: len(SAID)]
    for recommended, choice in zip(listed, SAID, strict=False):
        yield recommended.candidate, choice


def _say(
    profile: CooperationProfile,
    about: CooperationProfile,
    choice: Choice,
    *,
    by: User,
    now: datetime,
) -> bool:
    """Hosts say it on their page, companies on the telephone; whether the rules let it be said."""
    try:
        if profile.counterpart:
            why = TOO_FAR if choice == Choice.NO else ""
            matching.host_says(
                counterpart=profile.counterpart, about=about, choice=choice, why=why,
                reader=profile.counterpart.contact, now=now,
            )  # fmt: skip
        else:
            matching.express(profile=profile, about=about, choice=choice, by=by, now=now)
    except Refused:
        # Asked to be spared, over the cap, or the list is closed: then it stays unsaid.
        return False
    return True


def _decide(speakers: Sequence[CooperationProfile], *, by: User, now: datetime) -> None:
    """The organisers add a meeting and forbid another, between those who share no session."""
    visitors = [each for each in speakers if each.registration_id]
    hosts = [each for each in speakers if each.counterpart_id]
    pairs = (
        (one, other)
        for one in visitors
        for other in hosts
        if not queries.shared_sessions(one, other, now=now)
    )
    decisions = ((True, "The ambassador asked us to bring them together."),
                 (False, "A lawsuit between their mother companies is pending."))  # fmt: skip
    for (one, other), (allows, why) in zip(pairs, decisions, strict=False):
        matching.rule_on(one=one, other=other, allows=allows, why=why, by=by, now=now)
