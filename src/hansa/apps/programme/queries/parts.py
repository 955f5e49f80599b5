"""What belongs to an activity, and what can be chosen for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import PLANNERS
from hansa.apps.directory.models import Organisation
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import (
    Activity,
    ActivityDocument,
    ActivityHost,
    ActivityOrganiser,
    Allotment,
    Interpreting,
    Invitation,
    ShowLine,
)
from hansa.apps.registration.models import Delegate
from hansa.apps.registration.rules import TRAVELS


@dataclass(frozen=True, slots=True)
class Parts:
    """What belongs to an activity; documents without what stands in them."""

    organisers: tuple[ActivityOrganiser, ...]
    hosts: tuple[ActivityHost, ...]
    interpreters: tuple[Interpreting, ...]
    documents: tuple[ActivityDocument, ...]
    allotments: tuple[Allotment, ...]
    invitations: tuple[Invitation, ...]


def parts_of(activity: Activity) -> Parts:
    """Everything that belongs to an activity, in six queries."""
    light = ActivityDocument.objects.defer("content")
    asked = Invitation.objects.select_related(
        "delegate__person", "delegate__registration__organisation"
    ).order_by("delegate__person__last_name", "pk")
    prefetch_related_objects(
        [activity],
        Prefetch("organisers", ActivityOrganiser.objects.select_related("agency")),
        Prefetch("hosts", ActivityHost.objects.select_related("organisation")),
        "interpreting",
        Prefetch("documents", light),
        Prefetch("allotments", Allotment.objects.select_related("agency")),
        Prefetch("invitations", asked),
    )
    return Parts(
        organisers=tuple(activity.organisers.all()),
        hosts=tuple(activity.hosts.all()),
        interpreters=tuple(activity.interpreting.all()),
        documents=tuple(activity.documents.all()),
        allotments=tuple(activity.allotments.all()),
        invitations=tuple(activity.invitations.all()),
    )


@dataclass(frozen=True, slots=True)
class Readable:
    """What those who are to come may read of an activity; documents without their content."""

    hosts: tuple[str, ...]
    documents: tuple[ActivityDocument, ...]
    lines: tuple[ShowLine, ...]


def read_by_delegates(activity: Activity) -> Readable:
    """What delegates were let read of an activity, in three queries."""
    hosts = ActivityHost.objects.filter(activity=activity).select_related("organisation")
    return Readable(
        hosts=tuple(str(host) for host in hosts),
        documents=tuple(
            ActivityDocument.objects.filter(activity=activity, for_delegates=True).defer("content")
        ),
        lines=tuple(ShowLine.objects.filter(activity=activity, public=True)),
    )


def document_of(activity: Activity, *, number: int) -> ActivityDocument | None:
    """A document of an activity, with what stands in it."""
    return ActivityDocument.objects.filter(activity=activity, pk=number).first()


def hosts_to_choose(activity: Activity) -> QuerySet[Organisation]:
    """The counterparts of the leg that are not named yet, by name."""
    named = ActivityHost.objects.filter(activity=activity).values("organisation")
    return (
        Organisation.objects.filter(invitations__leg=activity.leg_id)
        .exclude(pk__in=named)
        .distinct()
        .order_by("name", "pk")
    )


def delegates_to_invite(activity: Activity) -> QuerySet[Delegate]:
    """Who travels on the mission and was not asked yet, by name."""
    asked = Invitation.objects.filter(activity=activity).values("delegate")
    return (
        Delegate.objects.filter(mission=activity.leg.mission_id, registration__status__in=TRAVELS)
        .exclude(pk__in=asked)
        .select_related("person", "registration__organisation")
        .order_by("person__last_name", "person__first_name", "pk")
    )


def owners_to_choose(mission: Mission) -> QuerySet[User]:
    """Who plans for an agency that organises the mission, by name."""
    agencies = mission.organisers.values("agency")
    return (
        User.objects.filter(is_active=True, roles__agency__in=agencies, roles__role__in=PLANNERS)
        .distinct()
        .order_by("full_name", "pk")
    )
