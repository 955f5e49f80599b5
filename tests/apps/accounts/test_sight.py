"""What each role sees, and what it changes."""

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.missions import LegFactory, MissionFactory

from hansa.apps.accounts import queries, rules
from hansa.apps.accounts.rules import ROLES_IN, SEES, AgencyKind, Role, Sight
from hansa.apps.missions import queries as missions
from hansa.apps.missions import services
from hansa.values import Refused


def test_every_role_sees_something_and_fits_somewhere():
    fitting = set().union(*ROLES_IN.values())

    assert set(SEES) == set(Role) == fitting
    assert all(SEES.values())


@pytest.mark.parametrize(
    ("role", "unseen"),
    [
        ("finance", {Sight.NOTES, Sight.STAFF}),
        ("officer", {Sight.STAFF}),
        ("organiser", {Sight.MISSIONS, Sight.STAFF}),
        ("cabinet", set(Sight) - {Sight.BRIEFING}),
        ("auditor", set()),
    ],
)
def test_a_role_does_not_see(role, unseen):
    assert set(Sight) - SEES[role] == unseen


@pytest.mark.parametrize(
    ("roles", "refused"),
    [
        (["auditor"], True),
        (["cabinet", "auditor"], True),
        (["auditor", "officer"], False),
        ([], False),
    ],
)
def test_who_only_reads_changes_nothing(roles, refused):
    objections = list(rules.objections_to_changing(roles, runs_the_site=False))

    assert bool(objections) == refused


@pytest.mark.django_db
def test_sight_ends_with_the_agency():
    here, elsewhere = AgencyFactory(), AgencyFactory()
    officer = StaffFactory(agency=here)

    seen = list(queries.agencies_where(officer, sees=Sight.RECORDS))

    assert seen == [here]
    assert elsewhere not in seen


@pytest.mark.django_db
def test_a_counsellor_sees_the_missions_of_other_agencies_with_a_leg_of_theirs():
    counsellor = StaffFactory(role="counsellor")
    mission = MissionFactory()
    LegFactory(mission=mission, counsellor=counsellor)

    before = list(missions.visible_to(counsellor))
    counsellor.roles.all().delete()

    assert before == [mission]
    assert list(missions.visible_to(counsellor)) == []


@pytest.mark.django_db
def test_a_partner_leads_no_mission():
    officer = StaffFactory()
    chamber = AgencyFactory(name="Chamber", kind=AgencyKind.PARTNER)

    with pytest.raises(Refused, match="Chamber is a partner"):
        services.plan_mission(
            slug="lima",
            titles={"en": "Lima"},
            direction="outgoing",
            country="PE",
            seats=12,
            agencies=[chamber, officer.roles.get().agency],
            by=officer,
            now=officer.created_at,
        )
