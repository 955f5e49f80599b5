"""How a mission selects: its criteria, who scores what, and who may read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Leg, Mission, Organiser
from hansa.apps.missions.rules import Status as MissionStatus
from hansa.apps.registration.models import (
    Registration,
    Resolution,
    Score,
    SelectionMeeting,
    SelectionTerms,
)
from hansa.apps.registration.queries.quotas import quotas_of, size_shares, sized_on
from hansa.apps.registration.queries.seats import seats_left
from hansa.apps.registration.rules.ranking import Candidate, Ranked, Room, Yardstick, ranking
from hansa.apps.registration.rules.registrations import TRAVELS
from hansa.apps.registration.rules.selection import (
    JUDGED,
    OPEN,
    READERS_OF_SCORES,
    Criterion,
    objections_to_scoring,
)


@dataclass(frozen=True, slots=True)
class Line:
    """An application in the selection, as one reader may see it.

    Attributes:
        ranked: its place, from the scores that the reader may see.
        own: what an agency of the reader gave.
        others: what other agencies gave; hidden until the reader's agency has given its own.
        hidden: how many scores the reader may not see yet.
    """

    registration: Registration
    ranked: Ranked
    own: Score | None
    others: tuple[Score, ...]
    hidden: int
    newcomer: bool


def selected_by(user: User | AnonymousUser) -> QuerySet[Mission]:
    """The missions whose selection the user may read."""
    if not user.is_authenticated:
        return Mission.objects.none()
    carried = Organiser.objects.filter(agency__in=_reads_for(user)).values("mission")
    return missions.visible_to(user).filter(pk__in=carried)


def criteria_of(mission: Mission) -> SelectionTerms | None:
    """The criteria of the mission, published or not."""
    return SelectionTerms.objects.filter(mission=mission).select_related("published_by").first()


def published_criteria(slug: str) -> SelectionTerms | None:
    """The published criteria of a mission that was not called off, for everybody."""
    return (
        SelectionTerms.objects.filter(mission__slug=slug, published_at__isnull=False)
        .exclude(mission__status=MissionStatus.CANCELLED)
        .select_related("mission")
        .first()
    )


def yardstick(terms: SelectionTerms) -> Yardstick:
    """The criteria as the ranking needs them."""
    weights = {str(criterion): getattr(terms, criterion.value) for criterion in Criterion}
    return Yardstick(weights, terms.preference, terms.threshold)


def number_of_scores(mission: Mission) -> int:
    """How often an application for the mission was scored."""
    return Score.objects.filter(registration__mission=mission).count()


def scores_for(user: User, mission: Mission) -> list[Agency]:
    """The organising agencies for which the user scores."""
    organising = [organiser.agency_id for organiser in mission.organisers.all()]
    return list(accounts.agencies_to_plan_for(user).filter(pk__in=organising))


def open_meeting_of(mission: Mission) -> SelectionMeeting | None:
    """The selection meeting that is under way."""
    return SelectionMeeting.objects.filter(mission=mission, closed_at__isnull=True).first()


def candidates_for(mission: Mission) -> QuerySet[Registration]:
    """The applications that can still be decided on, but for those whose decision is on its way."""
    on_its_way = Resolution.objects.filter(
        registration=OuterRef("pk"), released_at__isnull=True, meeting__closed_at__isnull=False
    )
    return (
        Registration.objects.filter(~Exists(on_its_way), mission=mission, status__in=OPEN)
        .select_related("mission", "organisation", "agency", "sector_group")
        .annotate(travellers=Count("delegates"))
        .order_by("applied_at", "pk")
    )


def candidates_visible_to(user: User | AnonymousUser) -> QuerySet[Registration]:
    """The applications that the user may score, or read as scored."""
    return Registration.objects.filter(
        mission__in=selected_by(user).order_by().values("pk")
    ).select_related("mission", "organisation", "agency", "sector_group")


def scores_visible_to(user: User, mission: Mission) -> QuerySet[Score]:
    """The scores of the user's agencies, and the others' where theirs is given or all is decided.

    While a selection meeting is open, those who hold it see them all.
    """
    scores = Score.objects.filter(registration__mission=mission).select_related(
        "agency", "given_by"
    )
    if open_meeting_of(mission):
        return scores
    reading = _reads_for(user).values("pk")
    given = Score.objects.filter(registration=OuterRef("registration"), agency__in=reading)
    decided = Resolution.objects.filter(
        registration=OuterRef("registration"), meeting__closed_at__isnull=False
    )
    return scores.filter(Q(agency__in=reading) | Exists(given) | Exists(decided))


def who_came_before(mission: Mission) -> set[int]:
    """The organisations, by number, that travelled in a mission that began earlier."""
    start = Leg.objects.filter(mission=mission).aggregate(first=Min("starts_on"))["first"]
    earlier = Registration.objects.filter(status__in=TRAVELS).exclude(mission=mission)
    earlier = earlier.exclude(mission__status=MissionStatus.CANCELLED)
    if start:
        earlier = earlier.filter(mission__legs__starts_on__lt=start)
    here = Registration.objects.filter(mission=mission).order_by().values("organisation")
    return set(
        earlier.filter(organisation__in=here).order_by().values_list("organisation", flat=True)
    )


def lines(mission: Mission, *, terms: SelectionTerms, user: User, today: date) -> list[Line]:
    """The applications in the order of their points, as the user may see them."""
    registrations = {each.pk: each for each in candidates_for(mission)}
    visible = _by_registration(scores_visible_to(user, mission))
    given = dict(
        Score.objects.filter(registration__in=registrations)
        .order_by()
        .values_list("registration")
        .annotate(number=Count("pk"))
    )
    came_before = who_came_before(mission)
    own = set(_reads_for(user).values_list("pk", flat=True))
    ranked = _ranked(mission, registrations.values(), visible, came_before, terms, today=today)
    return [
        _line(
            registrations[each.candidate.key],
            each,
            visible.get(each.candidate.key, []),
            own=own,
            given=given.get(each.candidate.key, 0),
        )
        for each in ranked
    ]


def objections_to_scoring_it(registration: Registration, *, agency: Agency, by: User) -> list[str]:
    """Why the user cannot score the application for the agency."""
    terms = criteria_of(registration.mission)
    return list(
        objections_to_scoring(
            roles=accounts.roles_in(by, agencies=[agency]),
            agency=agency.name,
            status=registration.status,
            published=bool(terms and terms.published_at),
            meeting_is_open=open_meeting_of(registration.mission) is not None,
        )
    )


def marks_of(score: Score) -> Mapping[str, int]:
    """What the agency gave, by criterion."""
    return {str(criterion): getattr(score, criterion.value) for criterion in JUDGED}


def _reads_for(user: User) -> QuerySet[Agency]:
    return Agency.objects.filter(pk__in=accounts.agencies_in_which(user, holds=READERS_OF_SCORES))


def _by_registration(scores: Iterable[Score]) -> dict[int, list[Score]]:
    found: dict[int, list[Score]] = defaultdict(list)
    for score in scores:
        found[score.registration_id].append(score)
    return found


def _ranked(
    mission: Mission,
    registrations: Iterable[Registration],
    scores: Mapping[int, list[Score]],
    came_before: set[int],
    terms: SelectionTerms,
    *,
    today: date,
) -> list[Ranked]:
    room = _room(mission, today=today)
    kinds = [(each.organisation_id, each.organisation.kind) for each in registrations]
    sizes = size_shares(kinds, on=sized_on(mission, today=today)) if room.sizes else {}
    candidates = [
        Candidate(
            key=each.pk,
            agency=each.agency_id,
            sector_group=each.sector_group_id,
            size=sizes.get(each.organisation_id, ""),
            seats=each.travellers,  # type: ignore[attr-defined]  # annotated
            newcomer=each.organisation_id not in came_before,
            applied_at=each.applied_at,
            marks=[marks_of(score) for score in scores.get(each.pk, [])],
        )
        for each in registrations
    ]
    return ranking(candidates, by=yardstick(terms), room=room)


def _room(mission: Mission, *, today: date) -> Room:
    kept = quotas_of(mission, today=today)
    return Room(
        seats=seats_left(mission),
        agencies={each.quota.agency_id: each.left for each in kept if each.quota.agency_id},
        sector_groups={
            each.quota.sector_group_id: each.left for each in kept if each.quota.sector_group_id
        },
        sizes={each.quota.size: each.left for each in kept if each.quota.size},
    )


def _line(
    registration: Registration,
    ranked: Ranked,
    visible: list[Score],
    *,
    own: set[int],
    given: int,
) -> Line:
    mine = next((score for score in visible if score.agency_id in own), None)
    return Line(
        registration=registration,
        ranked=ranked,
        own=mine,
        others=tuple(score for score in visible if score is not mine),
        hidden=given - len(visible),
        newcomer=ranked.candidate.newcomer,
    )
