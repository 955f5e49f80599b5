"""Who a delegation is made of, and whether somebody is missing."""

import pytest
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory
from tests.factories.registration import (
    IN_TIME,
    application,
    delegate_of,
    partner_of,
    west_coast,
)
from tests.factories.selection import criteria, meeting_of_selection, resolved, scored

from hansa.apps.registration import services
from hansa.apps.registration.models import Companion, CoOrganiser
from hansa.apps.registration.queries import composition as queries
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

TODAY = IN_TIME.date()


@pytest.fixture
def coast():
    return west_coast()


def found(coast, axis, *, part="travelling"):
    told = queries.composition(coast.mission, part=part, today=TODAY)
    return [(each.name or each.key, each.number) for each in told.by[axis]]


def rule(coast, name, *, official=False):
    todos = queries.what_is_missing(coast.mission, official=official)
    return next(each for each in todos if each.finding.rule == name)


def test_a_delegation_is_told_apart_by_every_axis(coast):
    partner = partner_of(coast)
    for _ in range(2):
        application(coast, status="accepted", agency=partner.roles.first().agency)
    energy = application(coast, status="confirmed", delegates=2, kind="federation")
    energy.sector_group = coast.energy
    energy.save()
    application(coast)

    told = queries.composition(coast.mission, part="travelling", today=TODAY)

    assert (told.organisations, told.delegates) == (3, 4)
    assert found(coast, "agency") == [("FIT", 2), ("hub.brussels", 1)]
    assert found(coast, "region") == [("flanders", 2), ("brussels", 1)]
    assert found(coast, "sector") == [("Energy", 1), ("", 2)]
    assert found(coast, "kind") == [("company", 2), ("federation", 1)]
    assert found(coast, "standing") == [("newcomer", 3)]
    assert found(coast, "language") == [("en", 4)]


def test_what_the_open_meeting_decided_can_be_looked_at_beforehand(coast):
    criteria(coast)
    application(coast, status="accepted")
    chosen = application(coast)
    application(coast)
    scored(chosen, 5, by=coast.officer)
    resolved(meeting_of_selection(coast), chosen, "accept")

    numbers = [
        queries.composition(coast.mission, part=part, today=TODAY).organisations
        for part in ("travelling", "decided", "everybody")
    ]

    assert numbers == [1, 2, 3]


def test_gender_is_told_once_five_have_answered_and_unsaid_is_no_answer(coast):
    registration = application(coast, delegates=0, status="accepted")
    answers = ["woman", "woman", "man", "man", "unsaid", "other"]
    delegates = [delegate_of(registration, leg=coast.san_francisco) for _ in answers]
    for delegate, answer in list(zip(delegates, answers, strict=True))[:-1]:
        services.describe_oneself(delegate, gender=answer, by=coast.officer, now=IN_TIME)

    assert not queries.composition(coast.mission, part="travelling", today=TODAY).shows_gender
    services.describe_oneself(delegates[-1], gender="other", by=coast.officer, now=IN_TIME)
    told = queries.composition(coast.mission, part="travelling", today=TODAY)

    assert told.shows_gender
    assert {each.key: each.number for each in told.by["gender"]} == {
        "woman": 2,
        "man": 2,
        "unsaid": 1,
        "other": 1,
    }


def test_the_history_does_not_tell_what_a_delegate_answered(coast):
    delegate = delegate_of(application(coast, status="accepted"), leg=coast.san_francisco)

    services.describe_oneself(delegate, gender="woman", by=coast.officer, now=IN_TIME)

    assert story_of(delegate).get().details == {}
    with pytest.raises(Refused, match="Choose one of the answers"):
        services.describe_oneself(delegate, gender="²", by=coast.officer, now=IN_TIME)


def test_a_delegation_that_misses_somebody_says_who_should_act(coast):
    manager = StaffFactory(agency=coast.agency, role="area_manager", full_name="Lieve Roggeman")
    application(coast, status="accepted", delegates=5)

    unmet = rule(coast, "area_manager")
    counsellor = rule(coast, "counsellor")

    assert (unmet.finding.met, unmet.who) == (False, (manager,))
    assert counsellor.finding.words == "No counsellor is named for San Francisco, Los Angeles."
    assert set(counsellor.who) == {coast.officer, manager}


def test_general_management_is_asked_for_by_a_state_level_mission_too(coast):
    assert rule(coast, "management").finding.met is None
    assert rule(coast, "management", official=True).finding.met is False
    coast.mission.state_level = True

    assert rule(coast, "management").finding.met is False


def test_whoever_is_named_to_travel_meets_the_rule_until_they_stay_at_home(coast):
    application(coast, status="accepted", delegates=5)
    companion = services.add_companion(
        coast.mission,
        agency=coast.agency,
        capacity="area_manager",
        name="Lieve Roggeman",
        user=None,
        by=coast.officer,
        now=IN_TIME,
    )

    assert rule(coast, "area_manager").finding.words == "Lieve Roggeman"
    services.remove_companion(companion, by=coast.officer, now=IN_TIME)

    assert rule(coast, "area_manager").finding.met is False
    assert not Companion.objects.exists()


def test_a_co_organising_federation_belongs_in_the_delegation(coast):
    partner = partner_of(coast)
    agoria = OrganisationFactory(
        kind="federation", name="Agoria", agency=partner.roles.first().agency
    )
    noted = services.add_co_organiser(
        coast.mission, organisation=agoria, by=coast.officer, now=IN_TIME
    )

    unmet = rule(coast, "federation")
    assert (unmet.finding.words, unmet.who) == ("Not in the delegation: Agoria.", (partner,))

    travelling = application(coast, status="confirmed", agency=agoria.agency)
    travelling.organisation = agoria
    travelling.save()
    assert rule(coast, "federation").finding.met is True

    services.remove_co_organiser(noted, by=coast.officer, now=IN_TIME)
    assert not CoOrganiser.objects.exists()


def test_a_company_is_no_co_organiser_and_a_stranger_names_nobody(coast):
    company = OrganisationFactory(agency=coast.agency)
    with pytest.raises(Refused, match="is no federation"):
        services.add_co_organiser(
            coast.mission, organisation=company, by=coast.officer, now=IN_TIME
        )

    with pytest.raises(Refused, match="may change this"):
        services.add_companion(
            coast.mission,
            agency=coast.agency,
            capacity="staff",
            name="An",
            user=None,
            by=UserFactory(),
            now=IN_TIME,
        )
