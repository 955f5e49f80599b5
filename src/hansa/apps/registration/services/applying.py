"""Applying for a mission, and naming who travels."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.directory.services import add_person
from hansa.apps.missions.models import Mission, SectorGroup
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Delegate, Draft, Registration, Stay
from hansa.apps.registration.services.fees import keep_fee
from hansa.apps.registration.services.holding import hold_mission, hold_people, hold_registration
from hansa.apps.registration.travellers import Days, NewPerson, Traveller
from hansa.plumbing.history.recording import record
from hansa.values import Refused, refuse_if


@transaction.atomic
def apply(
    *,
    mission: Mission,
    organisation: Organisation,
    agency: Agency,
    sector_group: SectorGroup | None,
    motivation: str,
    travellers: Sequence[Traveller],
    by: User,
    now: datetime,
) -> Registration:
    """Ask for seats in a mission; the agency decides later.

    Raises:
        Refused: with the field "organisation", "travellers", or one of the traveller numbered n
            from 0: "travellers-n-person", "travellers-n-email", "travellers-n-arrives_on_LEG".
    """
    mission = hold_mission(mission)
    _refuse_application(mission, organisation=organisation, agency=agency, by=by, now=now)
    refuse_if(rules.objections_to_delegation(travellers=len(travellers)), field="travellers")
    registration = _open(mission, organisation=organisation, agency=agency)
    registration.status = rules.Status.APPLIED
    registration.sector_group = own_sector_group(sector_group, mission=mission)
    registration.motivation = motivation.strip()
    registration.applied_at = now
    registration.save()
    keep_fee(registration, now=now)
    hold_people(
        traveller.person for traveller in travellers if isinstance(traveller.person, Person)
    )
    for number, traveller in enumerate(travellers):
        let_travel(traveller, registration, field=f"travellers-{number}", by=by, now=now)
    record("registration.applied", about=registration, by=by, now=now, delegates=len(travellers))
    return registration


@transaction.atomic
def add_delegate(
    registration: Registration, *, traveller: Traveller, by: User, now: datetime
) -> Delegate:
    """Let one more person travel; where seats are offered or confirmed, this takes one at once.

    Raises:
        Refused: when there is no seat left; otherwise as `apply`, with traveller number 0.
    """
    hold_registration(registration)
    mission = registration.mission
    refuse_if(queries.objections_to_speaking(registration, by=by))
    refuse_if(rules.objections_to_adding(status=registration.status))
    refuse_if(rules.objections_to_mission(mission=mission.title, status=mission.status))
    today = timezone.localdate(now)
    refuse_if(queries.objections_to_adding_seats(registration, asked=1, today=today))
    if isinstance(traveller.person, Person):
        hold_people([traveller.person])
    delegate = let_travel(traveller, registration, field="travellers-0", by=by, now=now)
    record(
        "registration.delegate_added",
        about=registration,
        by=by,
        now=now,
        delegate=str(delegate.person),
    )
    return delegate


def _refuse_application(
    mission: Mission, *, organisation: Organisation, agency: Agency, by: User, now: datetime
) -> None:
    refuse_if(
        rules.objections_to_agency(
            agency=agency.name,
            mission=mission.title,
            organises=mission.organisers.filter(agency=agency).exists(),
        ),
        field="organisation",
    )
    refuse_if(
        rules.objections_to_acting(
            roles=accounts.roles_in(by, agencies=[agency]), agency=agency.name
        )
    )
    refuse_if(rules.objections_to_mission(mission=mission.title, status=mission.status))
    refuse_if(
        rules.objections_to_late_application(
            today=timezone.localdate(now), until=mission.recruits_until
        )
    )
    earlier = queries.registration_of(organisation, mission=mission)
    refuse_if(
        rules.objections_to_second_registration(
            organisation=organisation.name,
            mission=mission.title,
            # What the organisation has begun by itself, the agency may finish.
            status=earlier.status if earlier and earlier.status != rules.Status.DRAFT else None,
        ),
        field="organisation",
    )


def _open(mission: Mission, *, organisation: Organisation, agency: Agency) -> Registration:
    """A registration to fill in: the organisation's own draft, which ends here, or a new one."""
    begun = queries.registration_of(organisation, mission=mission)
    if begun is not None:
        Draft.objects.filter(registration=begun).delete()
    return begun or Registration(mission=mission, organisation=organisation, agency=agency)


def own_sector_group(sector_group: SectorGroup | None, *, mission: Mission) -> SectorGroup | None:
    """The sector group, once it is sure to be one of the mission's."""
    if sector_group is not None and sector_group.mission_id != mission.pk:
        raise ValueError(f"{sector_group} is a sector group of another mission than {mission}.")
    return sector_group


def let_travel(
    traveller: Traveller, registration: Registration, *, field: str, by: User, now: datetime
) -> Delegate:
    """Make somebody a delegate of the registration, with their days.

    Raises:
        Refused: with the fields of `apply`, of which `field` is the beginning.
    """
    person = who_travels(traveller.person, registration, field=field, by=by, now=now)
    refuse_if(
        rules.objections_to_traveller(
            person=str(person),
            employer=person.organisation.name,
            organisation=registration.organisation.name,
            travels_for=queries.travels_for(person, mission=registration.mission),
            stays=len(traveller.stays),
        ),
        field=f"{field}-person",
    )
    refuse_stays(traveller.stays, person, registration, field=f"{field}-arrives_on_{{leg}}")
    delegate = Delegate.objects.create(
        registration=registration, mission=registration.mission, person=person
    )
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


def who_travels(
    known: Person | NewPerson, registration: Registration, *, field: str, by: User, now: datetime
) -> Person:
    """The person who travels; somebody new is noted in the directory first.

    Raises:
        Refused: with the field of the new person that will not do, below `field`.
    """
    if not isinstance(known, NewPerson):
        return known
    try:
        return add_person(
            registration.organisation,
            first_name=known.first_name,
            last_name=known.last_name,
            email=known.email,
            job_title=known.job_title,
            phone=known.phone,
            language=known.language,
            by=by,
            now=now,
        )
    except Refused as refused:
        named = "-".join(part for part in (field, refused.field) if refused.field and part)
        raise Refused(*refused.objections, field=named) from refused


def refuse_stays(
    stays: Sequence[Days | Stay], person: Person, registration: Registration, *, field: str
) -> None:
    """Ask every rule about the days of somebody who is to travel.

    Args:
        field: the field of the objections; "{leg}" in it stands for the leg of the stay at fault.

    Raises:
        Refused: when a stay lies outside its leg, or the person is elsewhere then.
    """
    elsewhere = queries.standing_stays([person], besides=registration)
    others = [(other, other.leg.mission.title) for other in elsewhere]
    for stay in stays:
        if stay.leg.mission_id != registration.mission_id:
            raise ValueError(f"{stay.leg} is a leg of another mission than {registration.mission}.")
        arrival = field.format(leg=stay.leg.pk)
        refuse_if(
            rules.objections_to_stay_on_leg(
                city=stay.city,
                arrives_on=stay.arrives_on,
                leaves_on=stay.leaves_on,
                starts_on=stay.leg.starts_on,
                ends_on=stay.leg.ends_on,
            ),
            field=arrival,
        )
        refuse_if(
            rules.objections_to_stay_beside(stay, person=str(person), others=others),
            field=arrival,
        )
    for _earlier, later in rules.clashes_within(stays):
        refuse_if(rules.objections_to_stays(stays), field=field.format(leg=_leg_of(later, stays)))


def _leg_of(clashing: rules.AStay, stays: Sequence[Days | Stay]) -> int:
    return next(stay.leg.pk for stay in stays if stay is clashing)
