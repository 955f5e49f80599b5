"""How the demonstration selects: criteria, scores, a meeting, and who travels besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from hansa.apps.directory.rules import Kind
from hansa.apps.registration import queries, services
from hansa.apps.registration.queries import selection as selection_told
from hansa.apps.registration.rules.composition import Capacity, Gender
from hansa.apps.registration.rules.ranking import Outcome
from hansa.apps.registration.rules.selection import USUAL_WEIGHTS, Preference
from hansa.cli.demonstration.cast import Cast

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Registration

# The agency that decides has scored them all; of the others each so many, in order of arrival.
SCORED_BY_OTHERS = {"brussels": 6, "flanders": 5, "wallonia": 3}
THRESHOLD = 50
REMARKS = (
    "Exports to two comparable markets; papers in order.",
    "Good product, nobody yet who would follow up abroad.",
    "The host asked for exactly this.",
    "",
)
# So many of the applications were on the agenda of the first meeting.
ON_THE_AGENDA = 3
MINUTES = (
    "The three agencies went through the applications that all of them had scored. "
    "Added value against local supply was discussed at length; the ranking was followed. "
    "The others come to the next meeting."
)
WAITS, DECLINES = (
    "The seats are offered to applications with more points.",
    "A comparable supply exists on the spot; we would gladly prepare the next mission together.",
)
# How delegates answer; some have not looked yet.
ANSWERS = (*[Gender.WOMAN] * 8, *[Gender.MAN] * 10, Gender.OTHER, Gender.UNSAID, "", "", "")


def select(
    mission: Mission, *, cast: Cast, random: Random, now: datetime, on_step: Callable[[], None]
) -> None:
    """Publish criteria, score, hold a meeting whose decisions wait to be released; and compose."""
    lead = cast.officers["brussels"]
    terms = services.set_criteria(
        mission,
        weights=USUAL_WEIGHTS,
        preference=Preference.NEWCOMERS,
        threshold=THRESHOLD,
        by=lead,
        now=now,
    )
    services.publish_criteria(terms, by=lead, now=now)
    candidates = list(selection_told.candidates_for(mission))
    _score(candidates, cast=cast, random=random, now=now)
    on_step()
    _meet(mission, candidates[:ON_THE_AGENDA], cast=cast, now=now)
    on_step()
    _compose(mission, cast=cast, random=random, now=now)
    on_step()


def _score(
    candidates: Sequence[Registration], *, cast: Cast, random: Random, now: datetime
) -> None:
    for code, officer in cast.officers.items():
        agency = cast.agencies[code]
        for place, registration in enumerate(candidates):
            if registration.agency_id != agency.pk and place >= SCORED_BY_OTHERS[code]:
                continue
            if registration.agency_id == agency.pk and place == len(candidates) - 1:
                continue  # one is left for whoever tries it
            services.score(
                registration,
                agency=agency,
                marks={
                    "readiness": random.randint(2, 5),
                    "sector_fit": random.randint(2, 5),
                    "added_value": random.randint(1, 5),
                },
                remark=random.choice(REMARKS),
                by=officer,
                now=now,
            )


def _meet(mission: Mission, agenda: Sequence[Registration], *, cast: Cast, now: datetime) -> None:
    lead = cast.officers["brussels"]
    meeting = services.open_selection_meeting(mission, by=lead, now=now)
    decided = zip(
        agenda,
        (Outcome.ACCEPT, Outcome.WAIT, Outcome.DECLINE),
        ("The host asked for exactly this.", WAITS, DECLINES),
        strict=False,
    )
    services.note_selection_meeting(
        meeting,
        present=list(cast.officers.values()),
        guests="",
        minutes=MINUTES,
        decisions=[
            services.Noted(registration.pk, outcome, reason)
            for registration, outcome, reason in decided
        ],
        by=lead,
        now=now,
    )
    services.close_selection_meeting(meeting, by=lead, now=now)


def _compose(mission: Mission, *, cast: Cast, random: Random, now: datetime) -> None:
    """The area manager is named; general management is not, so that one rule is unmet."""
    lead = cast.officers["brussels"]
    services.add_companion(
        mission,
        agency=cast.agencies["flanders"],
        capacity=Capacity.AREA_MANAGER,
        name="Lieve Roggeman",
        user=None,
        by=lead,
        now=now,
    )
    federations = queries.of_mission(mission).filter(organisation__kind=Kind.FEDERATION)
    for registration in federations[:1]:
        services.add_co_organiser(mission, organisation=registration.organisation, by=lead, now=now)
    for delegate in queries.accepted_delegates(mission).select_related("person__user"):
        if (answer := random.choice(ANSWERS)) and delegate.person.user:
            services.describe_oneself(delegate, gender=answer, by=delegate.person.user, now=now)
