"""What selection meetings decided, and what stands in the way of their next step."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Resolution, SelectionMeeting
from hansa.apps.registration.queries.seats import seats_left
from hansa.apps.registration.queries.selection import (
    criteria_of,
    number_of_scores,
    open_meeting_of,
    selected_by,
)
from hansa.apps.registration.rules.selection import OPEN
from hansa.apps.registration.rules.selection_meetings import (
    Decided,
    objections_to_closing,
    objections_to_minuting,
    objections_to_opening,
    objections_to_releasing,
)


def meetings_visible_to(user: User | AnonymousUser) -> QuerySet[SelectionMeeting]:
    """The selection meetings of the missions whose selection the user may read."""
    return (
        SelectionMeeting.objects.filter(mission__in=selected_by(user).order_by().values("pk"))
        .select_related("mission", "opened_by", "closed_by")
        .annotate(
            decided=Count("resolutions"),
            released=Count("resolutions", filter=Q(resolutions__released_at__isnull=False)),
        )
        .order_by("-opened_at", "-pk")
    )


def resolutions_of(meeting: SelectionMeeting) -> QuerySet[Resolution]:
    """What the meeting decided, in the order of the ranking."""
    return (
        Resolution.objects.filter(meeting=meeting)
        .select_related(
            "registration__organisation",
            "registration__agency",
            "registration__mission",
            "released_by",
        )
        .annotate(travellers=Count("registration__delegates"))
        .order_by("rank", "registration__applied_at", "pk")
    )


def who_could_be_present(mission: Mission) -> QuerySet[User]:
    """The staff of the organising agencies, by name."""
    agencies = [organiser.agency_id for organiser in mission.organisers.all()]
    return (
        User.objects.filter(roles__agency__in=agencies, is_active=True)
        .distinct()
        .order_by("full_name", "pk")
    )


def agencies_present(meeting: SelectionMeeting) -> list[Agency]:
    """The organising agencies for which somebody who decides is there."""
    agencies = [organiser.agency_id for organiser in meeting.mission.organisers.all()]
    return list(
        Agency.objects.filter(
            pk__in=agencies,
            staff__user__in=meeting.present.all(),
            staff__role__in=PLANNERS,
        ).distinct()
    )


def to_release(meeting: SelectionMeeting, *, by: User) -> QuerySet[Resolution]:
    """The decisions that the user may release: of their agencies, on applications still open."""
    return resolutions_of(meeting).filter(
        released_at__isnull=True,
        registration__agency__in=accounts.agencies_to_plan_for(by).order_by().values("pk"),
        registration__status__in=OPEN,
    )


def objections_to_minuting_for(mission: Mission, *, by: User) -> list[str]:
    """Why the user keeps no selection meeting of the mission."""
    return list(objections_to_minuting(roles=missions.roles_on(by, mission)))


def objections_to_opening_one(mission: Mission, *, by: User) -> list[str]:
    """Why the user cannot open a selection meeting now."""
    terms = criteria_of(mission)
    return [
        *objections_to_minuting_for(mission, by=by),
        *objections_to_opening(
            published=bool(terms and terms.published_at),
            already_open=open_meeting_of(mission) is not None,
            scored=number_of_scores(mission),
        ),
    ]


def objections_to_closing_it(meeting: SelectionMeeting) -> list[str]:
    """Why the meeting cannot end now."""
    known = scored_by_their_agency(meeting.mission)
    decisions = [
        Decided(
            organisation=str(each.registration),
            agency=each.registration.agency.name,
            seats=each.travellers,  # type: ignore[attr-defined]  # annotated
            outcome=each.outcome,
            proposal=each.proposal,
            reason=each.reason,
            scored=each.registration_id in known,
        )
        for each in resolutions_of(meeting)
    ]
    return list(
        objections_to_closing(
            decisions,
            present=[agency.name for agency in agencies_present(meeting)],
            minutes=meeting.minutes,
            seats_left=seats_left(meeting.mission),
        )
    )


def scored_by_their_agency(mission: Mission) -> set[int]:
    """The registrations, by number, that the agency which decides has scored."""
    return set(
        mission.registrations.filter(scores__agency=F("agency")).values_list("pk", flat=True)
    )


def objections_to_releasing_it(meeting: SelectionMeeting, *, by: User) -> list[str]:
    """Why the user cannot release the meeting's decisions."""
    return list(
        objections_to_releasing(
            closed=not meeting.is_open, waiting=to_release(meeting, by=by).count()
        )
    )
