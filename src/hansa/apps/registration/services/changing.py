"""An organisation changes the application that it has sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.missions.models import SectorGroup
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Delegate, Payer, Registration, Stay
from hansa.apps.registration.services.applying import let_travel, own_sector_group, refuse_stays
from hansa.apps.registration.services.holding import hold_people, hold_registration
from hansa.apps.registration.services.submitting import OtherPayer, keep_payer
from hansa.apps.registration.travellers import Traveller
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@dataclass(frozen=True, slots=True)
class Alteration:
    """What an application is to say from now on, the whole of it.

    Attributes:
        travellers: everybody who is to travel; who is left out stays at home.
        seen: `queries.version_of` the application as it was on the page.
        payer: None where the organisation pays itself.
    """

    motivation: str
    travellers: Sequence[Traveller]
    seen: str
    sector_group: SectorGroup | None = None
    payer: OtherPayer | None = None


@transaction.atomic
def change_application(
    registration: Registration, *, alteration: Alteration, by: User, now: datetime
) -> tuple[list[Delegate], bool]:
    """Let the application say something else; its fee and its consents stay as they were kept.

    Returns:
        The delegates in the order of the travellers, and whether anything was changed.

    Raises:
        Refused: as `services.submit`; when it is not open to changes any more, a meeting is
            deciding on it, or somebody else changed it since `seen`.
    """
    hold_registration(registration)
    registration.refresh_from_db(fields=["motivation", "sector_group"])
    today = timezone.localdate(now)
    refuse_if(queries.objections_to_changing_application(registration, by=by, today=today))
    stands = queries.version_of(registration)
    refuse_if(rules.objections_to_older_version(seen=alteration.seen, stands=stands))
    travelling = len(alteration.travellers)
    refuse_if(rules.objections_to_delegation(travellers=travelling), field="travellers")

    was = queries.as_it_stands(registration)
    registration.motivation = alteration.motivation.strip()
    registration.sector_group = own_sector_group(
        alteration.sector_group, mission=registration.mission
    )
    registration.save(update_fields=["motivation", "sector_group"])
    delegates = _travel_now(registration, alteration.travellers, by=by, now=now)
    if alteration.payer is None:
        Payer.objects.filter(registration=registration).delete()
    keep_payer(registration, alteration.payer)
    changes = rules.changes_between(was, queries.as_it_stands(registration))
    if changes:
        record(queries.CHANGED, about=registration, by=by, now=now, changes=changes)
    return delegates, bool(changes)


def _travel_now(
    registration: Registration, travellers: Sequence[Traveller], *, by: User, now: datetime
) -> list[Delegate]:
    known = {each.person_id: each for each in queries.delegates_of(registration)}
    people = [each.person for each in travellers if isinstance(each.person, Person)]
    hold_people([*people, *(delegate.person for delegate in known.values())])
    for number in set(known) - {person.pk for person in people}:
        known.pop(number).delete()
    return [
        _travels(traveller, registration, known, field=f"travellers-{number}", by=by, now=now)
        for number, traveller in enumerate(travellers)
    ]


def _travels(
    traveller: Traveller,
    registration: Registration,
    known: dict[int, Delegate],
    *,
    field: str,
    by: User,
    now: datetime,
) -> Delegate:
    """Somebody who was named already, with the days that are asked now, or somebody new."""
    person = traveller.person
    delegate = known.pop(person.pk, None) if isinstance(person, Person) else None
    if delegate is None or not isinstance(person, Person):
        return let_travel(traveller, registration, field=field, by=by, now=now)
    refuse_if(
        rules.objections_to_traveller(
            person=str(person),
            employer=person.organisation.name,
            organisation=registration.organisation.name,
            travels_for=None,
            stays=len(traveller.stays),
        ),
        field=f"{field}-person",
    )
    refuse_stays(traveller.stays, person, registration, field=f"{field}-arrives_on_{{leg}}")
    stood = {(stay.leg_id, stay.arrives_on, stay.leaves_on) for stay in delegate.stays.all()}
    if stood != {(stay.leg.pk, stay.arrives_on, stay.leaves_on) for stay in traveller.stays}:
        delegate.stays.all().delete()
        Stay.objects.bulk_create(
            Stay(
                delegate=delegate,
                person=person,
                leg=stay.leg,
                arrives_on=stay.arrives_on,
                leaves_on=stay.leaves_on,
            )
            for stay in traveller.stays
        )
    return delegate
