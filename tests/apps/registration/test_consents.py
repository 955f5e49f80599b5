"""Consents that are changed later, and whom partners read."""

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
from tests.factories.consents import agreed
from tests.factories.directory import PersonFactory
from tests.factories.registration import IN_TIME, application, delegate_of, west_coast

from hansa.apps.accounts.rules import AgencyKind
from hansa.apps.missions.models import Organiser
from hansa.apps.registration import queries, services
from hansa.apps.registration.models import Agreement, Terms
from hansa.apps.registration.rules import Subject, reads_as_partner
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

STANDARD = "standard 1"


@pytest.fixture
def coast():
    coast = west_coast()
    coast.mission.names_from = IN_TIME.date()
    coast.mission.save()
    return coast


@pytest.fixture
def partner(coast):
    chamber = AgencyFactory(name="Chamber", kind=AgencyKind.PARTNER)
    Organiser.objects.create(mission=coast.mission, agency=chamber)
    return StaffFactory(agency=chamber, role="organiser")


@pytest.fixture
def travels(coast):
    """An and Jo travel for a company; both have an account."""
    registration = application(coast, delegates=0, status="accepted")
    for name in ("An", "Jo"):
        person = PersonFactory(
            organisation=registration.organisation, first_name=name, user=UserFactory()
        )
        delegate_of(registration, leg=coast.san_francisco, person=person)
    return registration


def named(coast, user):
    found = queries.who_travels(coast.mission, told_to=user, today=IN_TIME.date())
    return [each.person.first_name for one in found for each in one.delegates.all()]


def says(registration, given, *, subject=Subject.SHARING, by=None, seen=STANDARD):
    by = by or registration.delegates.first().person.user
    return services.answer_consent(
        registration, subject=subject, given=given, seen=seen, by=by, now=IN_TIME
    )


def says_oneself(delegate, given, *, by=None, subject=Subject.SHARING):
    by = by or delegate.person.user
    return services.answer_own_consent(
        delegate, subject=subject, given=given, seen=STANDARD, by=by, now=IN_TIME
    )


def test_partners_read_nobody_who_was_never_asked_and_agencies_read_everybody(
    coast, partner, travels
):
    assert named(coast, partner) == []
    assert named(coast, coast.officer) == ["An", "Jo"]


def test_partners_read_those_who_agreed_and_not_who_said_no_for_themselves(coast, partner, travels):
    says(travels, True)
    an, _jo = travels.delegates.all()

    says_oneself(an, False)

    assert named(coast, partner) == ["Jo"]
    assert named(coast, coast.officer) == ["An", "Jo"]


def test_a_no_counts_at_once_and_a_yes_again_too(coast, partner, travels):
    agreed(travels)

    says(travels, False)
    assert named(coast, partner) == []
    says(travels, True)
    assert named(coast, partner) == ["An", "Jo"]


def test_the_own_yes_of_a_delegate_does_not_share_what_the_organisation_keeps(
    coast, partner, travels
):
    agreed(travels, given=False)

    says_oneself(travels.delegates.first(), True)

    assert named(coast, partner) == []


def test_whoever_travels_instead_has_said_nothing_for_themselves(coast, partner, travels):
    agreed(travels)
    an = travels.delegates.first()
    says_oneself(an, False)
    ben = PersonFactory(organisation=travels.organisation, first_name="Ben")

    services.substitute(an, person=ben, by=coast.officer, now=IN_TIME, why="Ill.")

    assert sorted(named(coast, partner)) == ["Ben", "Jo"]


def test_each_answer_is_kept_with_its_version_and_told(travels):
    says(travels, True)
    says(travels, False)
    an = travels.delegates.first()
    says_oneself(an, False, subject=Subject.PHOTOS)

    kept = Agreement.objects.order_by("pk").values_list("subject", "given", "version", "person")
    assert list(kept) == [
        ("sharing", True, STANDARD, None),
        ("sharing", False, STANDARD, None),
        ("photos", False, STANDARD, an.person_id),
    ]
    assert [(event.verb, event.details["delegate"]) for event in story_of(travels)] == [
        ("registration.refused_consent", str(an.person)),
        ("registration.refused_consent", ""),
        ("registration.agreed", ""),
    ]


def test_the_same_answer_is_kept_once_until_the_text_is_another(coast, travels):
    assert says(travels, True)
    assert not says(travels, True)
    text = {"en": "Data go to everybody."}
    Terms.objects.create(
        mission=coast.mission, subject="sharing", version=1, texts=text, since=IN_TIME
    )

    with pytest.raises(Refused, match="The text has changed since you opened this page"):
        says(travels, True)
    assert says(travels, True, seen="1")

    assert Agreement.objects.first().text == "Data go to everybody."


def test_nobody_takes_the_conditions_back_while_taking_part(travels):
    with pytest.raises(Refused, match="withdraw the application instead"):
        says(travels, False, subject=Subject.CONDITIONS)


def test_nobody_answers_for_others(coast, travels):
    an, jo = travels.delegates.all()

    with pytest.raises(Refused, match="answers for themselves alone"):
        says_oneself(an, True, by=jo.person.user)
    for stranger in (coast.officer, UserFactory()):
        with pytest.raises(Refused, match="answer for it"):
            says(travels, True, by=stranger)


def test_an_owners_word_goes_before_the_delegates(travels):
    owner = PersonFactory(organisation=travels.organisation, is_owner=True, user=UserFactory())

    with pytest.raises(Refused):
        says(travels, True)

    assert says(travels, True, by=owner.user)


def test_whoever_also_works_for_an_agency_reads_as_an_agency():
    assert reads_as_partner({"organiser"})
    assert not reads_as_partner({"organiser", "officer"})
    assert not reads_as_partner(set())
