"""Naming who travels for the agencies, who co-organises, and what delegates say of themselves."""

from datetime import datetime

from django.db import transaction

from hansa.apps.accounts import rules as accounts_rules
from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.models import Organisation
from hansa.apps.directory.rules import Kind
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Companion, CoOrganiser, Delegate, SelfDescription
from hansa.apps.registration.rules import composition as rules
from hansa.apps.registration.services.holding import hold_mission
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def add_companion(
    mission: Mission,
    *,
    agency: Agency,
    capacity: str,
    name: str,
    user: User | None,
    by: User,
    now: datetime,
) -> Companion:
    """Name somebody of an organising agency who travels with the delegation.

    Args:
        user: their account, where they have one; its name then goes before `name`.

    Raises:
        Refused: with the field "name", or where the agency does not organise.
    """
    _hold(mission, by=by)
    name = (user.full_name if user else name).strip()
    organises = missions.organisers_of(mission).filter(agency=agency).exists()
    refuse_if(
        rules.objections_to_companion(name=name, capacity=capacity, organises=organises),
        field="name",
    )
    named = Companion.objects.filter(mission=mission, agency=agency, name=name).exists()
    refuse_if(rules.objections_to_second_companion(name=name, named=named), field="name")
    companion = Companion.objects.create(
        mission=mission, agency=agency, capacity=capacity, name=name, user=user
    )
    record("delegation.companion_added", about=mission, by=by, now=now, name=name)
    return companion


@transaction.atomic
def remove_companion(companion: Companion, *, by: User, now: datetime) -> None:
    """They stay at home.

    Raises:
        Refused: when `by` plans for no organiser.
    """
    mission = companion.mission
    _hold(mission, by=by)
    record("delegation.companion_removed", about=mission, by=by, now=now, name=companion.name)
    companion.delete()


@transaction.atomic
def add_co_organiser(
    mission: Mission, *, organisation: Organisation, by: User, now: datetime
) -> CoOrganiser:
    """Note a federation or chamber that organises the mission too, and so belongs in it.

    Raises:
        Refused: with the field "organisation" where it is none, or noted already.
    """
    _hold(mission, by=by)
    refuse_if(
        rules.objections_to_co_organiser(
            organisation=organisation.name,
            federation=organisation.kind == Kind.FEDERATION,
            named=CoOrganiser.objects.filter(mission=mission, organisation=organisation).exists(),
        ),
        field="organisation",
    )
    noted = CoOrganiser.objects.create(mission=mission, organisation=organisation)
    record("delegation.co_organiser_added", about=mission, by=by, now=now, name=organisation.name)
    return noted


@transaction.atomic
def remove_co_organiser(co_organiser: CoOrganiser, *, by: User, now: datetime) -> None:
    """It does not co-organise after all.

    Raises:
        Refused: when `by` plans for no organiser.
    """
    mission, name = co_organiser.mission, co_organiser.organisation.name
    _hold(mission, by=by)
    record("delegation.co_organiser_removed", about=mission, by=by, now=now, name=name)
    co_organiser.delete()


@transaction.atomic
def describe_oneself(delegate: Delegate, *, gender: str, by: User, now: datetime) -> None:
    """Keep what a delegate answered about themselves; the history tells that, not what.

    Raises:
        Refused: with the field "gender".
    """
    refuse_if(rules.objections_to_gender(gender), field="gender")
    SelfDescription.objects.update_or_create(
        delegate=delegate, defaults={"gender": gender, "answered_at": now}
    )
    record("delegate.described_themselves", about=delegate, by=by, now=now)


def _hold(mission: Mission, *, by: User) -> None:
    hold_mission(mission)
    refuse_if(accounts_rules.objections_to_planning(missions.roles_on(by, mission)))
