"""Ceremonies, who is on stage when, and who could be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from hansa.apps.agreements.models import Agreement, Ceremony, Signatory, Slot
from hansa.apps.agreements.queries.agreements import travellers_at
from hansa.apps.agreements.rules import HAS_SIGNATURES, Status
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import Activity
from hansa.apps.programme.rules import Kind as ActivityKind
from hansa.apps.programme.rules import Status as ActivityStatus


@dataclass(frozen=True, slots=True)
class Missing:
    """Signatories of one agreement who cannot stand on stage.

    Attributes:
        absent: do not travel any more.
        away: travel, but are elsewhere on that day.
    """

    absent: tuple[str, ...]
    away: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.absent or self.away)


def signing_activities(mission: Mission) -> list[Activity]:
    """The signing ceremonies on the programme, each with its stage once that is set."""
    return list(
        Activity.objects.filter(leg__mission=mission, kind=ActivityKind.SIGNING)
        .exclude(status=ActivityStatus.CANCELLED)
        .select_related("leg", "ceremony")
        .annotate(
            scheduled=Count("ceremony__slots"),
            signed=Count(
                "ceremony__slots", filter=Q(ceremony__slots__agreement__status__in=HAS_SIGNATURES)
            ),
        )
        .order_by("period", "pk")
    )


def ceremony_of(mission: Mission, *, pk: int) -> Ceremony | None:
    """A ceremony of the mission."""
    return (
        Ceremony.objects.filter(pk=pk, activity__leg__mission=mission)
        .select_related("activity__leg__mission")
        .first()
    )


def signing_activity(mission: Mission, *, pk: int) -> Activity | None:
    """A ceremony on the programme that was not called off."""
    return (
        Activity.objects.filter(pk=pk, leg__mission=mission, kind=ActivityKind.SIGNING)
        .exclude(status=ActivityStatus.CANCELLED)
        .select_related("leg")
        .first()
    )


def slots_of(ceremony: Ceremony) -> QuerySet[Slot]:
    """The slots in their order, each with its agreement, parties and signatories."""
    signatories = Signatory.objects.select_related("person", "party").order_by("party", "pk")
    return (
        Slot.objects.filter(ceremony=ceremony)
        .select_related("agreement__agency", "ceremony__activity__leg")
        .prefetch_related("agreement__parties", Prefetch("agreement__signatories", signatories))
        .order_by("turn", "desk")
    )


def bare_slots_of(ceremony: Ceremony) -> QuerySet[Slot]:
    """The slots in their order, for who has the agreements already."""
    return Slot.objects.filter(ceremony=ceremony).order_by("turn", "desk")


def candidates(ceremony: Ceremony) -> QuerySet[Agreement]:
    """What can stand in the ceremony: what does already, and what is cleared and has no slot."""
    signatories = Signatory.objects.select_related("person", "party").order_by("party", "pk")
    mission = ceremony.activity.leg.mission_id
    return (
        Agreement.objects.filter(
            Q(slot__ceremony=ceremony) | Q(slot__isnull=True, status=Status.CLEARED),
            mission=mission,
        )
        .select_related("slot", "agency")
        .prefetch_related(Prefetch("signatories", signatories))
        .order_by("pk")
    )


def missing_at(ceremony: Ceremony, *, agreements: list[Agreement]) -> dict[int, Missing]:
    """By agreement: who of the delegation does not travel, and who is not in the city that day."""
    activity = ceremony.activity
    there = travellers_at(activity.leg, day=activity.told.start.date())
    return {each.pk: _missing(each, there) for each in agreements}


def _missing(agreement: Agreement, there: Mapping[int, bool]) -> Missing:
    own = [
        each
        for each in agreement.signatories.all()
        if each.person_id and each.party.is_of_the_delegation
    ]
    return Missing(
        absent=tuple(str(each) for each in own if each.person_id not in there),
        away=tuple(str(each) for each in own if there.get(each.person_id or 0) is False),
    )
