"""Companies note how they get ready, and are reminded until they are."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.particulars import PASSPORT, tells
from tests.factories.registration import application, delegate_of, partner_of, west_coast

from hansa.apps.directory.models import Profile
from hansa.apps.registration import services
from hansa.apps.registration.queries import preparation as queries
from hansa.apps.registration.rules.preparation import Step
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.mailing.models import Letter
from hansa.plumbing.secrets.keys import keys_given
from hansa.values import Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 9, 20, 9, tzinfo=UTC)
SOON = date(2025, 9, 20)


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def traveller(coast):
    registration = application(coast, delegates=0, status="accepted", name="Orval Analytics")
    person = PersonFactory(organisation=registration.organisation, user=UserFactory())
    return delegate_of(registration, leg=coast.san_francisco, person=person)


def done(registration) -> dict[str, int]:
    return {part.step: part.done for part in queries.readiness_of(registration).parts}


def contact(registration, by, *, name="Marqen", how="mail", on=SOON):
    return services.note_contact(registration, name=name, how=how, on=on, by=by, now=NOW)


def prepare(coast, traveller) -> None:
    """Everything there is to do."""
    by, registration = traveller.person.user, traveller.registration
    Profile.objects.create(
        organisation=registration.organisation, language="en", headline="Sensors", text="x" * 400
    )
    services.state_needs(registration, needs="Clients", offers="Sensors", by=by, now=NOW)
    for number, how in enumerate(("mail", "video", "phone")):
        contact(registration, by, name=f"Host {number}", how=how)
    brief = services.put_up_brief(
        coast.mission,
        titles={"en": "Brief"},
        texts={"en": "Be on time."},
        by=coast.officer,
        now=NOW,
    )
    services.note_reading(brief, delegate=traveller, by=by, now=NOW)
    services.note_documents(traveller, by=by, now=NOW)


def test_a_company_that_did_everything_is_ready(coast, traveller):
    prepare(coast, traveller)

    readiness = queries.readiness_of(traveller.registration)

    assert readiness.is_complete
    assert readiness.percent == 100


def test_three_letters_to_one_counterpart_are_one_counterpart(traveller):
    by = traveller.person.user
    for how in ("mail", "phone", "video"):
        contact(traveller.registration, by, how=how)

    assert done(traveller.registration)[Step.COUNTERPARTS] == 1
    assert done(traveller.registration)[Step.VIDEO] == 1


def test_noting_the_same_twice_changes_nothing_and_tells_nothing(traveller):
    by, registration = traveller.person.user, traveller.registration
    first = contact(registration, by)
    told = story_of(registration).count()

    assert contact(registration, by) == first
    services.state_needs(registration, needs="Clients", offers="Sensors", by=by, now=NOW)
    services.state_needs(registration, needs="Clients ", offers="Sensors", by=by, now=NOW)
    services.note_documents(traveller, by=by, now=NOW)
    services.note_documents(traveller, by=by, now=NOW)
    assert story_of(registration).count() == told + 2


def test_a_passport_that_was_told_needs_nobodys_word(traveller):
    tells(traveller, PASSPORT)

    assert done(traveller.registration)[Step.DOCUMENTS] == 1


def test_a_passport_that_expires_too_early_is_not_mended_by_a_word(traveller):
    by = traveller.person.user
    services.note_documents(traveller, by=by, now=NOW)
    assert done(traveller.registration)[Step.DOCUMENTS] == 1

    tells(traveller, replace(PASSPORT, expires_on=date(2025, 12, 1)))

    assert done(traveller.registration)[Step.DOCUMENTS] == 0
    with pytest.raises(Refused, match="told in confidence expires too early"):
        services.note_documents(traveller, by=by, now=NOW)


def test_a_passport_whose_key_is_gone_leaves_it_to_the_word(traveller, settings):
    tells(traveller, PASSPORT)
    settings.DATA_KEYS = keys_given("new:" + "A" * 43 + "=")
    assert done(traveller.registration)[Step.DOCUMENTS] == 0

    services.note_documents(traveller, by=traveller.person.user, now=NOW)

    assert done(traveller.registration)[Step.DOCUMENTS] == 1


def test_a_contact_of_tomorrow_is_refused_at_its_day(traveller):
    with pytest.raises(Refused) as refused:
        contact(traveller.registration, traveller.person.user, on=date(2025, 9, 21))

    assert refused.value.field == "on"
    assert "21 September 2025 is still to come" in str(refused.value)


def test_only_its_people_and_its_agency_note_how_a_company_prepares(coast, traveller):
    registration = traveller.registration
    contact(registration, coast.officer, name="By the officer")
    stranger = delegate_of(
        application(coast, delegates=0, status="accepted"),
        leg=coast.san_francisco,
        person=PersonFactory(user=UserFactory()),
    )

    for by in (stranger.person.user, partner_of(coast)):
        with pytest.raises(Refused, match="Only those who travel"):
            contact(registration, by)
    assert registration.contacts.count() == 1


def test_the_owner_prepares_the_company_without_travelling(traveller):
    owner = UserFactory()
    PersonFactory(organisation=traveller.registration.organisation, user=owner, is_owner=True)

    contact(traveller.registration, owner)

    assert done(traveller.registration)[Step.COUNTERPARTS] == 1


def test_reminders_go_once_for_each_date_and_stop_when_all_is_done(coast, traveller):
    assert services.remind_everybody(now=NOW) == 1
    assert services.remind_everybody(now=NOW) == 0
    letter = Letter.objects.get()
    assert letter.to == traveller.person.email
    assert "Three counterparts contacted" in letter.body

    prepare(coast, traveller)
    later = datetime(2025, 10, 1, 9, tzinfo=UTC)
    assert services.remind_everybody(now=later) == 0


def test_a_reminder_names_only_what_is_left_and_reaches_nobody_who_withdrew(coast, traveller):
    registration = traveller.registration
    services.state_needs(
        registration, needs="Clients", offers="Sensors", by=traveller.person.user, now=NOW
    )
    gone = application(coast, status="withdrawn", name="Gone Cranes")
    delegate_of(gone, leg=coast.los_angeles)

    assert services.remind_everybody(now=NOW) == 1

    body = Letter.objects.get().body
    left = queries.readiness_of(registration).missing
    assert Step.NEEDS not in {part.step for part in left}
    assert [str(part.step.label) in body for part in left] == [True] * len(left)
    assert str(Step.NEEDS.label) not in body


def test_nobody_is_reminded_long_before_or_of_a_mission_that_was_cancelled(coast, traveller):
    assert services.remind_everybody(now=datetime(2025, 6, 1, tzinfo=UTC)) == 0

    coast.mission.status = "cancelled"
    coast.mission.save()
    assert services.remind_everybody(now=NOW) == 0


def test_the_board_shows_who_needs_a_call_first_and_only_the_officers_own(coast, traveller):
    ready = delegate_of(
        application(coast, delegates=0, status="accepted", name="Ready"), leg=coast.san_francisco
    )
    services.state_needs(ready.registration, needs="A", offers="B", by=coast.officer, now=NOW)
    services.note_call(traveller.registration, note="Next week", by=coast.officer, now=NOW)
    elsewhere = partner_of(coast)

    rows = queries.board(coast.mission, user=coast.officer, today=SOON)

    assert [(str(row.registration), row.wants_a_call) for row in rows] == [
        ("Ready", True),
        ("Orval Analytics", False),
    ]
    assert queries.board(coast.mission, user=elsewhere, today=SOON) == []


def test_the_board_asks_a_fixed_number_of_queries(coast, django_assert_num_queries):
    for number in range(4):
        application(coast, status="accepted", name=f"Company {number}", delegates=2)
    with django_assert_num_queries(14):
        queries.board(coast.mission, user=coast.officer, today=SOON)
    for number in range(4, 12):
        application(coast, status="accepted", name=f"Company {number}", delegates=2)

    with django_assert_num_queries(14):
        rows = queries.board(coast.mission, user=coast.officer, today=SOON)

    assert len(rows) == 12


def test_who_comes_from_the_same_sector_or_city_is_the_ecosystem(coast, traveller):
    own = traveller.registration
    own.sector_group = coast.energy
    own.save()
    own.organisation.city = "Liège"
    own.organisation.save()
    same_sector = application(coast, status="accepted", name="Alpha", city="Gent")
    same_sector.sector_group = coast.energy
    same_sector.save()
    application(coast, status="accepted", name="Beta", city="Liège")
    application(coast, status="accepted", name="Gamma", city="Gent")
    application(coast, status="declined", name="Delta", city="Liège")

    assert [str(other) for other in queries.ecosystem(own)] == ["Alpha", "Beta"]
