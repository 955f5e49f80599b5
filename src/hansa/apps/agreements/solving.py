"""A ceremony as the engine knows it, and its complaints in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hansa.apps.agreements import queries
from hansa.apps.agreements.models import Agreement, Ceremony, Slot
from hansa.engines.ceremony import Complaint, Order, Place, Signing, Stage, complaints, propose


@dataclass(frozen=True, slots=True)
class Proposal:
    """An order that the engine proposes.

    Attributes:
        found: everything that stands in the ceremony or could, by number.
        agreements: those that it was asked to order, by number.
        missing: those that it was not, since somebody is not there.
    """

    order: Order
    found: dict[int, Agreement]
    agreements: dict[int, Agreement]
    missing: dict[int, queries.Missing]


def stage_of(ceremony: Ceremony) -> Stage:
    """The stage of a ceremony."""
    return Stage(
        minutes=ceremony.minutes,
        desks=ceremony.desks,
        opening=ceremony.opening,
        turn=ceremony.turn,
    )


def signings_of(agreements: Iterable[Agreement]) -> dict[str, Signing]:
    """What is signed by whom, by the number of the agreement."""
    return {
        str(each.pk): Signing(
            key=str(each.pk),
            signatories=frozenset(signatory.key for signatory in each.signatories.all()),
            witness=each.witness,
        )
        for each in agreements
    }


def proposal_for(ceremony: Ceremony) -> Proposal:
    """The order in which everything that can stand in the ceremony would be signed."""
    found = list(queries.candidates(ceremony))
    missing = queries.missing_at(ceremony, agreements=found)
    ready = {each.pk: each for each in found if not missing[each.pk] and each.signatories.all()}
    order = propose(list(signings_of(ready.values()).values()), stage_of(ceremony))
    return Proposal(
        order=order,
        found={each.pk: each for each in found},
        agreements=ready,
        missing={pk: why for pk, why in missing.items() if why},
    )


def complaints_about(slots: Collection[Slot], *, ceremony: Ceremony) -> list[Complaint]:
    """Why the slots cannot stand as they do."""
    return complaints(
        [Place(str(slot.agreement_id), slot.turn, slot.desk) for slot in slots],
        signings=signings_of(slot.agreement for slot in slots),
        stage=stage_of(ceremony),
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a move on stage would do.

    Attributes:
        slots: every slot as it would stand.
        gives_way: what would change places with it; None where the spot is free.
        complaints: why the order could not be held then.
    """

    slots: list[Slot]
    gives_way: Slot | None
    complaints: list[Complaint]


def weighed(ceremony: Ceremony, *, slot: int, turn: int, desk: int) -> Weighed:
    """The order with one slot elsewhere; rows as they would be, and nothing is kept."""
    slots = {each.pk: each for each in queries.slots_of(ceremony)}
    moved = slots[slot]
    there = [each for each in slots.values() if (each.turn, each.desk) == (turn, desk)]
    gives_way = next((each for each in there if each.pk != slot), None)
    if gives_way is not None:
        gives_way.turn, gives_way.desk = moved.turn, moved.desk
    moved.turn, moved.desk = turn, desk
    standing = list(slots.values())
    return Weighed(standing, gives_way, complaints_about(standing, ceremony=ceremony))


def worded(
    complaint: Complaint, *, agreements: Mapping[int, Agreement], seen: Collection[int]
) -> str:
    """A complaint in words; what the reader may not see keeps its name to itself."""
    signing = _name(complaint.signing, agreements, seen)
    other = _name(complaint.other, agreements, seen)
    match complaint.why:
        case "too_late":
            return _("“{signing}” would end {minutes} minutes after the ceremony.").format(
                signing=signing, minutes=complaint.minutes
            )
        case "no_such_desk":
            return _("There is no such desk for “{signing}”.").format(signing=signing)
        case "two_at_a_desk":
            return _("“{signing}” and “{other}” are at one desk.").format(
                signing=signing, other=other
            )
        case _why:
            return _("{who} signs “{signing}” and “{other}” at once.").format(
                who=_signatory(complaint, agreements, seen), signing=signing, other=other
            )


def _name(key: str, agreements: Mapping[int, Agreement], seen: Collection[int]) -> str:
    if key and int(key) in seen and int(key) in agreements:
        return agreements[int(key)].title
    return _("A confidential agreement")


def _signatory(
    complaint: Complaint, agreements: Mapping[int, Agreement], seen: Collection[int]
) -> str:
    """By the agreement that the reader sees; nobody's name where they see neither."""
    for key in (complaint.signing, complaint.other):
        if int(key) in seen:
            for each in agreements[int(key)].signatories.all():
                if each.key == complaint.signatory:
                    return str(each)
    return _("Somebody")
