"""Everybody who may come to a mission, one of each role, and who comes to it from beside."""

from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory, PersonFactory
from tests.factories.registration import IN_TIME
from tests.house.belonging import Reader
from tests.house.world import World, note_about

from hansa.apps.accounts.models import Agency, StaffRole
from hansa.apps.accounts.rules import AgencyKind, Role
from hansa.apps.missions.models import Mission, Organiser
from hansa.apps.registration.models import Registration


def readers(here: World, there: World) -> dict[str, Reader]:
    """Who looks at the mission of `here`, by what they are.

    Besides its own staff there are an agency and a partner that organise it too, each with records
    and notes of its own, and an auditor who is an officer `there`.
    """
    mission = _mission(here)
    own = _lead(mission)
    beside = _joins(mission, AgencyFactory(name="FIT", region="flanders"))
    partner = _joins(mission, AgencyFactory(name="Chamber", kind=AgencyKind.PARTNER))
    found = [
        *(_staff(role, own) for role in Role if role != Role.ORGANISER),
        _staff(Role.ORGANISER, partner),
        _named("officer of another organiser", _staff(Role.OFFICER, beside)),
        _named("auditor of another organiser", _staff(Role.AUDITOR, beside)),
        _twofold(own, _lead(_mission(there))),
        Reader("nobody", None, "nobody"),
        Reader("somebody with an account", UserFactory(), "account"),
        Reader("administrator of the site", UserFactory(is_administrator=True), "site"),
        Reader("delegate", here.insiders["delegate"], "delegate"),
        Reader("owner", here.insiders["owner"], "owner"),
    ]
    return {reader.name: reader for reader in found}


# As `readers` names them, for tests that take one each.
NAMES = (
    *(role.value for role in Role),
    "officer of another organiser",
    "auditor of another organiser",
    "auditor who is an officer elsewhere",
    "nobody",
    "somebody with an account",
    "administrator of the site",
    "delegate",
    "owner",
)


def _mission(side: World) -> Mission:
    return Mission.objects.get(slug=side.blanks["slug"])


def _lead(mission: Mission) -> Agency:
    return mission.organisers.get(leads=True).agency


def _joins(mission: Mission, agency: Agency) -> Agency:
    """The agency organises too; it has companies in the mission and at home, and notes on both."""
    Organiser.objects.create(mission=mission, agency=agency)
    writer = StaffFactory(agency=agency)
    for takes_part in (True, False):
        company = OrganisationFactory(agency=agency)
        PersonFactory(organisation=company)
        note_about(company, by=writer)
        if takes_part:
            Registration.objects.create(
                mission=mission, organisation=company, agency=agency, applied_at=IN_TIME
            )
    return agency


def _staff(role: Role, agency: Agency) -> Reader:
    return Reader(role.value, StaffFactory(agency=agency, role=role), role.value)


def _named(name: str, reader: Reader) -> Reader:
    return Reader(name, reader.user, reader.sort)


def _twofold(audited: Agency, served: Agency) -> Reader:
    auditor = _staff(Role.AUDITOR, audited)
    StaffRole.objects.create(user=auditor.user, agency=served, role=Role.OFFICER)
    return _named("auditor who is an officer elsewhere", auditor)
