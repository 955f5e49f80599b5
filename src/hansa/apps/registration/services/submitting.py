"""An organisation applies by itself: a draft that is kept, and the application that is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.directory import queries as directory
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.directory.rules import objections_to_enterprise_number, written_plainly
from hansa.apps.missions.models import Mission, SectorGroup
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Agreement, Draft, Payer, Registration
from hansa.apps.registration.rules import Status
from hansa.apps.registration.services.applying import let_travel, own_sector_group
from hansa.apps.registration.services.fees import keep_fee
from hansa.apps.registration.services.holding import hold_mission, hold_people
from hansa.apps.registration.travellers import Traveller
from hansa.plumbing.history.recording import record
from hansa.plumbing.languages import readers_language
from hansa.values import refuse_if


@dataclass(frozen=True, slots=True)
class OtherPayer:
    """Who pays for an organisation that does not pay itself."""

    name: str
    street: str
    postal_code: str
    city: str
    email: str
    country: str = "BE"
    enterprise_number: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Application:
    """What an organisation sends.

    Attributes:
        answers: yes or no on each subject of the terms.
        seen: `Offer.seen` of the offer that was on the page.
        payer: None where the organisation pays itself.
    """

    motivation: str
    travellers: Sequence[Traveller]
    answers: Mapping[str, bool]
    seen: str
    sector_group: SectorGroup | None = None
    payer: OtherPayer | None = None


@transaction.atomic
def keep_draft(
    mission: Mission,
    *,
    organisation: Organisation,
    answers: Mapping[str, Any],
    by: User,
    now: datetime,
) -> Registration:
    """Keep what was filled in so far, as it was typed; nobody but its owners sees it.

    A deadline that has passed does not lose anybody's words. Where the application was sent
    before, nothing is kept, and it is given back as it stands.

    Raises:
        Refused: when `by` does not keep the organisation's record, its agency does not organise
            the mission, or the mission takes nobody any more.
    """
    mission = hold_mission(mission)
    _refuse_owner(mission, organisation=organisation, by=by)
    refuse_if(rules.objections_to_mission(mission=mission.title, status=mission.status))
    registration, new = Registration.objects.get_or_create(
        mission=mission,
        organisation=organisation,
        defaults={"agency": organisation.agency, "status": Status.DRAFT, "applied_at": now},
    )
    if registration.status != Status.DRAFT:
        return registration
    Draft.objects.update_or_create(
        registration=registration,
        defaults={"answers": dict(answers), "saved_at": now, "saved_by": by},
    )
    if new:
        record("registration.begun", about=registration, by=by, now=now)
    return registration


@transaction.atomic
def discard_draft(mission: Mission, *, organisation: Organisation, by: User, now: datetime) -> bool:
    """Throw away what was filled in and not sent; whether there was anything.

    An application that was sent stays: it is withdrawn, not thrown away.

    Raises:
        Refused: when `by` does not keep the organisation's record.
    """
    mission = hold_mission(mission)
    _refuse_owner(mission, organisation=organisation, by=by)
    begun = Registration.objects.filter(
        mission=mission, organisation=organisation, status=Status.DRAFT
    ).first()
    if begun is None:
        return False
    record("draft.discarded", about=organisation, by=by, now=now, mission=mission.slug)
    begun.delete()
    return True


@transaction.atomic
def submit(
    mission: Mission,
    *,
    organisation: Organisation,
    application: Application,
    by: User,
    now: datetime,
) -> tuple[Registration, bool]:
    """Send the application; whoever sends it again is given the one that was sent.

    Returns:
        The registration, and whether it was sent by this call.

    Raises:
        Refused: as `services.apply`; when `by` does not keep the organisation's record, the
            mission takes no applications now, or the fee or the terms are no longer those that
            were seen; or with the field "conditions" or "payer".
    """
    mission = hold_mission(mission)
    _refuse_owner(mission, organisation=organisation, by=by)
    registration = queries.registration_of(organisation, mission=mission)
    if registration is not None and registration.status != Status.DRAFT:
        return registration, False
    offer = _refuse_application(mission, organisation, application, now=now)

    registration = registration or Registration(
        mission=mission, organisation=organisation, agency=organisation.agency
    )
    registration.status, registration.applied_at = Status.APPLIED, now
    registration.sector_group = own_sector_group(application.sector_group, mission=mission)
    registration.motivation = application.motivation.strip()
    registration.save()
    _name_travellers(registration, application.travellers, by=by, now=now)
    _keep_answers(registration, offer.texts, application.answers, by=by, now=now)
    keep_payer(registration, application.payer)
    keep_fee(registration, now=now)
    Draft.objects.filter(registration=registration).delete()
    delegates = len(application.travellers)
    record("registration.applied", about=registration, by=by, now=now, delegates=delegates)
    return registration, True


def _refuse_owner(mission: Mission, *, organisation: Organisation, by: User) -> None:
    keeps = directory.kept_by(by).filter(pk=organisation.pk).exists()
    refuse_if(rules.objections_to_owning(organisation=organisation.name, keeps=keeps))
    refuse_if(
        rules.objections_to_agency(
            agency=organisation.agency.name,
            mission=mission.title,
            organises=mission.organisers.filter(agency=organisation.agency_id).exists(),
        )
    )


def _refuse_application(
    mission: Mission, organisation: Organisation, application: Application, *, now: datetime
) -> queries.Offer:
    """Ask every rule that needs no delegate; the offer on which the application goes."""
    today = timezone.localdate(now)
    refuse_if(queries.objections_to_applying_oneself(mission, today=today))
    offer = queries.offer(mission, organisation=organisation, today=today)
    refuse_if(rules.objections_to_what_was_seen(seen=application.seen, offered=offer.seen))
    refuse_if(
        rules.objections_to_delegation(travellers=len(application.travellers)), field="travellers"
    )
    refuse_if(rules.objections_to_answers(application.answers), field=rules.Subject.CONDITIONS)
    return offer


def _name_travellers(
    registration: Registration, travellers: Sequence[Traveller], *, by: User, now: datetime
) -> None:
    hold_people(
        traveller.person for traveller in travellers if isinstance(traveller.person, Person)
    )
    for number, traveller in enumerate(travellers):
        let_travel(traveller, registration, field=f"travellers-{number}", by=by, now=now)


def _keep_answers(
    registration: Registration,
    texts: Sequence[queries.Text],
    answers: Mapping[str, bool],
    *,
    by: User,
    now: datetime,
) -> None:
    Agreement.objects.bulk_create(
        Agreement(
            registration=registration,
            subject=text.subject,
            version=text.version,
            text=text.words,
            language=readers_language(),
            given=bool(answers.get(text.subject)),
            at=now,
            by=by,
        )
        for text in texts
    )


def keep_payer(registration: Registration, payer: OtherPayer | None) -> None:
    """Note who pays, where it is not the organisation itself.

    Raises:
        Refused: with the field "payer" or "enterprise_number".
    """
    if payer is None:
        return
    told = asdict(payer)
    refuse_if(rules.objections_to_payer(told), field="payer")
    refuse_if(objections_to_enterprise_number(payer.enterprise_number), field="enterprise_number")
    told["enterprise_number"] = written_plainly(payer.enterprise_number)
    Payer.objects.update_or_create(registration=registration, defaults=told)
