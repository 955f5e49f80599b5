"""A ceremony gets its stage, and agreements their slots."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.agreements import queries, rules, solving
from hansa.apps.agreements.models import Agreement, Appearance, Ceremony, Slot
from hansa.apps.agreements.rules import HAS_SIGNATURES, Status
from hansa.apps.agreements.services.announcing import locked
from hansa.apps.agreements.solving import Proposal
from hansa.apps.programme.models import Activity
from hansa.engines.ceremony import Complaint
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@transaction.atomic
def set_stage(
    *,
    activity: Activity,
    desks: int,
    setup: int,
    signing: int,
    photo: int,
    opening: int,
    by: User,
    now: datetime,
) -> Ceremony:
    """Say how a ceremony on the programme is run; slots that stand keep turn and desk.

    Raises:
        Refused: when no stage is like this, or slots that stand would not fit any more.
    """
    refuse_if(
        rules.objections_to_stage(
            desks=desks, setup=setup, signing=signing, photo=photo, opening=opening
        ),
        field="desks",
    )
    Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    ceremony, _made = Ceremony.objects.update_or_create(
        activity=activity,
        defaults={
            "desks": desks, "setup": setup, "signing": signing, "photo": photo,
            "opening": opening,
        },
    )  # fmt: skip
    standing = list(queries.slots_of(ceremony))
    _refuse_unfit(standing, ceremony=ceremony, by=by)
    _write(standing, ceremony=ceremony)
    record("ceremony.stage_set", about=ceremony, by=by, now=now, desks=desks)
    return ceremony


@transaction.atomic
def arrange(*, ceremony: Ceremony, by: User, now: datetime) -> Proposal:
    """Give every cleared agreement a slot, in the order that the engine proposes.

    Those for which there is no time stay cleared, or become so again; the proposal names them.

    Raises:
        Refused: when the ceremony has begun, or somebody signs at another ceremony then.
    """
    held = _held(ceremony)
    slots = list(queries.slots_of(held))
    signed = sum(slot.agreement.status in HAS_SIGNATURES for slot in slots)
    refuse_if(rules.objections_to_arranging(signed=signed))
    proposal = solving.proposal_for(held)
    Slot.objects.filter(ceremony=held).delete()
    made = [
        Slot(
            ceremony=held,
            agreement=proposal.agreements[int(place.signing)],
            turn=place.turn,
            desk=place.desk,
        )
        for place in proposal.order.places
    ]
    _write(made, ceremony=held)
    placed = {slot.agreement_id for slot in made}
    gone = [slot.agreement_id for slot in slots if slot.agreement_id not in placed]
    Agreement.objects.filter(pk__in=placed).update(status=Status.SCHEDULED)
    Agreement.objects.filter(pk__in=gone).update(status=Status.CLEARED)
    record("ceremony.arranged", about=held, by=by, now=now, placed=len(made), left=len(gone))
    return proposal


@transaction.atomic
def move(*, slot: Slot, turn: int, desk: int, by: User, now: datetime) -> Slot:
    """Put an agreement elsewhere on stage; it changes places with what stands there.

    Raises:
        Refused: with every reason why the order could not be held then.
    """
    ceremony = _held(slot.ceremony)
    found = solving.weighed(ceremony, slot=slot.pk, turn=turn, desk=desk)
    _refuse(found.complaints, found.slots, ceremony=ceremony, by=by)
    moved = next(each for each in found.slots if each.pk == slot.pk)
    changed = [moved, found.gives_way] if found.gives_way else [moved]
    _write(changed, ceremony=ceremony)
    record("ceremony.moved", about=ceremony, by=by, now=now, agreement=moved.agreement_id)
    return moved


@transaction.atomic
def take_off(*, slot: Slot, by: User, now: datetime) -> Agreement:
    """Take an agreement out of the ceremony; it stays cleared.

    Raises:
        Refused: when it is signed.
    """
    _held(slot.ceremony)
    agreement = locked(slot.agreement)
    refuse_if(rules.objections_to_step(status=agreement.status, to=Status.CLEARED))
    Slot.objects.filter(pk=slot.pk).delete()
    agreement.status = Status.CLEARED
    agreement.save(update_fields=["status"])
    record("agreement.taken_off", about=agreement, by=by, now=now)
    return agreement


@transaction.atomic
def put_on(
    *, agreement: Agreement, ceremony: Ceremony, turn: int, desk: int, by: User, now: datetime
) -> Slot:
    """Give a cleared agreement a free slot.

    Raises:
        Refused: when it is not cleared, somebody is not there, or the slot does not fit.
    """
    stage = _held(ceremony)
    held = locked(agreement)
    refuse_if(rules.objections_to_step(status=held.status, to=Status.SCHEDULED))
    missing = queries.missing_at(stage, agreements=[held])[held.pk]
    refuse_if(
        rules.objections_to_scheduling(
            absent=missing.absent,
            away=missing.away,
            signatories=held.signatories.count(),
            city=stage.activity.leg.city,
        )
    )
    slot = Slot(ceremony=stage, agreement=held, turn=turn, desk=desk)
    _refuse_unfit([*queries.slots_of(stage), slot], ceremony=stage, by=by)
    _write([slot], ceremony=stage)
    held.status = Status.SCHEDULED
    held.save(update_fields=["status"])
    record("agreement.scheduled", about=held, by=by, now=now)
    return slot


@transaction.atomic
def follow_activity(*, activity: Activity, by: User, now: datetime) -> list[Slot]:
    """Let the signings of a ceremony that was moved keep their turns, at its new hours.

    Raises:
        Refused: when somebody who signs is at a desk of another ceremony then.
    """
    ceremony = Ceremony.objects.filter(activity=activity).first()
    if ceremony is None:
        return []
    held = _held(ceremony)
    moved = [
        slot
        for slot in queries.slots_of(held)
        if slot.period.lower != held.period_of(slot.turn).start
    ]
    if moved:
        _write(moved, ceremony=held)
        record("ceremony.followed", about=held, by=by, now=now, slots=len(moved))
    return moved


@transaction.atomic
def leave_stage_of(*, activity: Activity, by: User, now: datetime) -> list[Agreement]:
    """A ceremony is called off: what was not signed there is cleared, and can go to another."""
    waiting = Slot.objects.filter(
        ceremony__activity=activity, agreement__status=Status.SCHEDULED
    ).select_related("ceremony", "agreement")
    return [take_off(slot=slot, by=by, now=now) for slot in waiting]


def _held(ceremony: Ceremony) -> Ceremony:
    rows = Ceremony.objects.select_for_update(of=("self",)).select_related("activity__leg")
    return rows.get(pk=ceremony.pk)


def _refuse_unfit(slots: list[Slot], *, ceremony: Ceremony, by: User) -> None:
    found = solving.complaints_about(slots, ceremony=ceremony)
    _refuse(found, slots, ceremony=ceremony, by=by)


def _refuse(found: list[Complaint], slots: list[Slot], *, ceremony: Ceremony, by: User) -> None:
    if not found:
        return
    mission = ceremony.activity.leg.mission
    seen = queries.numbers_visible_to(by, mission=mission)
    agreements = {slot.agreement_id: slot.agreement for slot in slots}
    refuse_if(solving.worded(each, agreements=agreements, seen=seen) for each in found)


def _write(slots: Iterable[Slot], *, ceremony: Ceremony) -> None:
    """Keep turn, desk and hours of these, and who is on stage then.

    Raises:
        Refused: when somebody is at a desk of another ceremony then.
    """
    for slot in slots:
        period = ceremony.period_of(slot.turn)
        slot.period = (period.start, period.end)
        slot.save()
        slot.appearances.all().delete()
        Appearance.objects.bulk_create(
            Appearance(slot=slot, signatory=each, who=each.key, period=slot.period)
            for each in slot.agreement.signatories.select_related("party")
        )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise Refused(_("Somebody who signs is at another desk at that time.")) from error
