"""What an application says as it stands, and whether it can still be changed."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from hansa.apps.accounts.models import User
from hansa.apps.directory import queries as directory
from hansa.apps.registration import rules
from hansa.apps.registration.models import Payer, Registration, Resolution, SelectionMeeting
from hansa.apps.registration.queries.owning import objections_to_applying_oneself
from hansa.apps.registration.queries.registrations import delegates_of

CHANGED = "registration.changed"


def as_it_stands(registration: Registration) -> dict[tuple[str, str], str]:
    """What the application says, by what it is about and about whom."""
    payer = Payer.objects.filter(registration=registration).first()
    told = {
        ("motivation", ""): registration.motivation,
        ("sector_group", ""): str(registration.sector_group or ""),
        ("payer", ""): _address(payer) if payer else "",
    }
    for delegate in delegates_of(registration):
        days = (
            f"{each.city} {each.arrives_on} – {each.leaves_on}" for each in delegate.stays.all()
        )
        told["delegate", str(delegate.person)] = ", ".join(days)
    return told


def version_of(registration: Registration) -> str:
    """A word for the application as it stands; once somebody changed it, it has another."""
    told = sorted((*key, text) for key, text in as_it_stands(registration).items())
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def is_being_decided(registration: Registration) -> bool:
    """Whether a selection meeting is open, or has decided and its decision is on its way."""
    decided = Resolution.objects.filter(
        registration=registration, released_at__isnull=True, meeting__closed_at__isnull=False
    )
    meeting = SelectionMeeting.objects.filter(
        mission=registration.mission_id, closed_at__isnull=True
    )
    return meeting.exists() or decided.exists()


def objections_to_changing_application(
    registration: Registration, *, by: User, today: date
) -> list[str]:
    """Why the user cannot change the application that was sent."""
    organisation, agency = registration.organisation, registration.agency.name
    keeps = directory.kept_by(by).filter(pk=organisation.pk).exists()
    return [
        *rules.objections_to_owning(organisation=organisation.name, keeps=keeps),
        *rules.objections_to_changing_status(status=registration.status, agency=agency),
    ] or [
        *objections_to_applying_oneself(registration.mission, today=today),
        *rules.objections_to_changing_during_selection(
            agency=agency, deciding=is_being_decided(registration)
        ),
    ]


def _address(payer: Payer) -> str:
    told = (
        payer.name,
        payer.enterprise_number,
        payer.street,
        f"{payer.postal_code} {payer.city}",
        payer.country,
        payer.email,
        payer.reference,
    )
    return ", ".join(each for each in told if each)
