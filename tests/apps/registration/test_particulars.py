"""Particulars: closed in the database, opened for few, and forgotten in time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.directory import PersonFactory
from tests.factories.particulars import (
    EMERGENCY,
    HEALTH,
    PASSPORT,
    TABLE,
    TOLD_AT,
    tells,
    traveller,
)
from tests.factories.registration import partner_of, west_coast

from hansa.apps.registration import queries, services
from hansa.apps.registration.models import Particulars
from hansa.apps.registration.services import Emergency, Passport, Table
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.secrets.keys import add_key, keys_given
from hansa.values import Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 9, 2, 8, tzinfo=UTC)
WHY = "The consulate asks for it"
# The mission comes home on 10 October.
LAST_DAY = datetime(2025, 11, 9, 12, tzinfo=UTC)


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def delegate(coast):
    return traveller(coast, first_name="An", last_name="Peeters")


def reading(delegate, *, by, section="passport", why=WHY):
    return services.read_particulars([delegate], section=section, why=why, by=by, now=NOW)


def everything_stored():
    """Whatever a thief of the database would hold."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM registration_particulars")
        rows = str(cursor.fetchall())
        cursor.execute("SELECT details::text, why FROM history_event")
        return rows + str(cursor.fetchall())


def test_what_is_told_lies_closed_and_opens_for_who_told_it(delegate):
    tells(delegate)

    stored = everything_stored()
    assert not [word for word in ("EX123456", "2031", "nuts", "Insulin", "555") if word in stored]
    assert queries.own_particulars(delegate) == {
        "passport": PASSPORT,
        "table": TABLE,
        "health": HEALTH,
        "emergency": EMERGENCY,
    }


def test_telling_again_takes_the_place_of_what_was_told(delegate):
    tells(delegate, Table("everything"))
    tells(delegate, TABLE)

    assert queries.own_particulars(delegate) == {"table": TABLE}


@pytest.mark.parametrize(
    ("told", "agreed", "field"),
    [
        (Passport("12", "BE", date(2031, 5, 2), "granted"), False, "number"),
        (Emergency("Jan", "husband", "555"), False, "phone"),
        (TABLE, False, "agreed"),
        (HEALTH, False, "agreed"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(delegate, told, agreed, field):
    with pytest.raises(Refused) as refused:
        services.keep_particulars(
            delegate, told=told, agreed=agreed, by=delegate.person.user, now=NOW
        )

    assert refused.value.field == field
    assert queries.own_particulars(delegate) == {}


def test_the_database_itself_keeps_no_health_without_leave(delegate):
    tells(delegate, HEALTH)

    with pytest.raises(IntegrityError, match="only_by_leave"):
        Particulars.objects.update(agreed_at=None)


def test_nobody_tells_or_deletes_for_another(coast, delegate):
    with pytest.raises(ValueError, match="is not the delegate"):
        services.keep_particulars(delegate, told=PASSPORT, by=coast.officer, now=NOW)
    with pytest.raises(ValueError, match="is not the delegate"):
        services.delete_particulars(delegate, section="passport", by=coast.officer, now=NOW)


def test_an_officer_reads_and_the_delegate_can_read_who_looked_and_why(coast, delegate):
    tells(delegate)

    (found,) = reading(delegate, by=coast.officer)

    assert (found.delegate, found.told) == (delegate, PASSPORT)
    latest = queries.readings_of(delegate)[0]
    assert (latest.verb, latest.by, latest.why) == ("particulars.read", coast.officer, WHY)
    assert latest.details["section"] == "passport"


def test_every_delegate_of_a_list_can_read_that_it_was_opened(coast, delegate):
    others = [tells(traveller(coast), TABLE) for _ in range(3)]
    silent = traveller(coast)
    everybody = [tells(delegate, TABLE), *others, silent]

    found = services.read_particulars(
        everybody, section="table", why="Gala dinner", by=coast.officer, now=NOW
    )

    assert [each.delegate for each in found] == everybody[:-1]
    assert [queries.readings_of(each)[0].why for each in everybody[:-1]] == ["Gala dinner"] * 4
    assert list(queries.readings_of(silent)) == []


@pytest.mark.parametrize(
    ("role", "section", "may"),
    [
        ("officer", "health", False),
        ("area_manager", "health", True),
        ("counsellor", "passport", False),
        ("administrator", "emergency", False),
        ("auditor", "passport", False),
        ("finance", "table", False),
    ],
)
def test_a_role_reads_only_its_sections_and_a_refusal_leaves_nothing(
    coast, delegate, role, section, may
):
    tells(delegate)
    reader = StaffFactory(agency=coast.agency, role=role)

    if may:
        assert reading(delegate, by=reader, section=section)
    else:
        with pytest.raises(Refused, match="Only these read"):
            reading(delegate, by=reader, section=section)

    looked = [event for event in queries.readings_of(delegate) if event.by == reader]
    assert len(looked) == may


def test_an_officer_of_another_organiser_reads_nothing(coast, delegate):
    tells(delegate)
    partner = partner_of(coast)

    with pytest.raises(Refused):
        reading(delegate, by=partner)
    assert queries.accesses(coast.mission, user=partner) == []


def test_the_counsellor_of_the_leg_reads_health_whatever_their_agency(coast, delegate):
    tells(delegate)
    counsellor = StaffFactory(agency=AgencyFactory(), role="counsellor")
    elsewhere = StaffFactory(agency=AgencyFactory(), role="counsellor")
    coast.san_francisco.counsellor = counsellor
    coast.san_francisco.save()

    assert reading(delegate, by=counsellor, section="health")[0].told == HEALTH
    with pytest.raises(Refused):
        reading(delegate, by=elsewhere, section="health")


def test_nothing_is_opened_without_a_reason(coast, delegate):
    tells(delegate)

    with pytest.raises(Refused) as refused:
        reading(delegate, by=coast.officer, why=" ")

    assert refused.value.field == "why"


def test_the_list_says_what_was_told_to_each_reader_but_not_what(coast, delegate):
    tells(delegate, PASSPORT, HEALTH)
    manager = StaffFactory(agency=coast.agency, role="area_manager")

    (for_officer,) = queries.accesses(coast.mission, user=coast.officer)
    (for_manager,) = queries.accesses(coast.mission, user=manager)

    assert for_officer.told == {"passport"}
    assert for_manager.told == {"passport", "health"}


def test_the_list_of_a_large_delegation_takes_few_queries(coast, django_assert_max_num_queries):
    for _ in range(12):
        tells(traveller(coast), PASSPORT)

    with django_assert_max_num_queries(6):
        assert len(queries.accesses(coast.mission, user=coast.officer)) == 12


def test_somebody_who_travels_instead_finds_nothing_of_who_went_before(coast, delegate):
    tells(delegate)
    reading(delegate, by=coast.officer)
    joining = PersonFactory(organisation=delegate.registration.organisation)
    delegate.person = joining
    delegate.save()

    assert queries.own_particulars(delegate) == {}
    assert list(queries.readings_of(delegate)) == []
    assert reading(delegate, by=coast.officer) == []
    assert services.purge_particulars(now=NOW) == 4


def test_put_into_the_row_of_another_it_stays_shut(coast, delegate):
    tells(delegate, PASSPORT)
    other = tells(traveller(coast), PASSPORT)
    stolen = Particulars.objects.get(delegate=delegate).sealed
    Particulars.objects.filter(delegate=other).update(sealed=stolen)

    assert queries.own_particulars(other) == {}
    assert [each.told for each in reading(other, by=coast.officer)] == [None]


def test_particulars_are_purged_thirty_days_after_the_mission_and_not_before(delegate):
    tells(delegate)

    assert services.purge_particulars(now=LAST_DAY) == 0
    assert services.purge_particulars(now=LAST_DAY + timedelta(days=1)) == 4
    assert Particulars.objects.count() == 0
    assert [event.verb for event in story_of(delegate)][:1] == ["particulars.purged"]
    assert services.purge_particulars(now=LAST_DAY + timedelta(days=1)) == 0


def test_after_that_nothing_is_taken_down_any_more(delegate):
    with pytest.raises(Refused, match="nothing is kept of it after 9 November 2025"):
        tells(delegate, PASSPORT, now=LAST_DAY + timedelta(days=1))


@pytest.mark.parametrize("status", ["withdrawn", "declined", "cancelled"])
def test_who_does_not_travel_after_all_is_forgotten_with_the_next_purge(delegate, status):
    tells(delegate)
    registration = delegate.registration
    registration.status = status
    registration.save()

    assert services.purge_particulars(now=NOW) == 4


def test_a_delegate_deletes_one_section_and_keeps_the_others(delegate):
    tells(delegate)

    services.delete_particulars(delegate, section="health", by=delegate.person.user, now=NOW)
    services.delete_particulars(delegate, section="health", by=delegate.person.user, now=NOW)

    assert set(queries.own_particulars(delegate)) == {"passport", "table", "emergency"}
    verbs = [event.verb for event in queries.readings_of(delegate)]
    assert verbs.count("particulars.deleted") == 1


def test_whether_a_passport_is_good_long_enough_is_told_without_telling_more(coast, delegate):
    tells(delegate, Passport("EX123456", "BE", date(2026, 4, 9), "granted"))
    good = tells(traveller(coast), Passport("EX123457", "BE", date(2026, 4, 10), "granted"))
    silent = traveller(coast)

    assert queries.passports_in_order([delegate, good, silent]) == {
        delegate.pk: False,
        good.pk: True,
        silent.pk: None,
    }


def test_a_new_key_closes_everything_anew_and_nothing_is_lost(delegate, settings, tmp_path):
    settings.DATA, settings.DATA_KEYS = tmp_path, None
    tells(delegate)
    before = set(Particulars.objects.values_list("sealed", flat=True))
    ring = add_key(data=tmp_path)

    assert services.seal_particulars_anew() == (4, 0)

    after = Particulars.objects.values_list("sealed", "key")
    assert {key for _, key in after} == {ring.current}
    assert not before & {sealed for sealed, _ in after}
    assert queries.own_particulars(delegate)["passport"] == PASSPORT
    assert services.seal_particulars_anew() == (0, 0)


def test_what_no_key_opens_is_told_and_breaks_nothing(coast, delegate, settings):
    tells(delegate)
    settings.DATA_KEYS = keys_given("new:" + "A" * 43 + "=")

    assert queries.own_particulars(delegate) == {}
    assert [each.told for each in reading(delegate, by=coast.officer)] == [None]
    assert queries.passports_in_order([delegate]) == {delegate.pk: None}
    assert services.seal_particulars_anew() == (0, 4)


def test_telling_leaves_no_secret_in_the_story(delegate):
    tells(delegate, now=TOLD_AT)

    details = [event.details for event in story_of(delegate)]
    assert all(set(each) == {"section", "person"} for each in details)
