"""A file of organisations on its way into the directory."""

import pytest
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.directory import OrganisationFactory
from tests.factories.imports import (
    HEADINGS,
    carried_in,
    checked,
    csv_of,
    enterprise_number,
    many_rows,
    received,
    workbook_of,
)
from tests.factories.registration import IN_TIME

from hansa.apps.directory import queries, services
from hansa.apps.directory.models import Import, ImportRow, Organisation, Person
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

NUMBER = enterprise_number(1)
ZELIE = ["Zélie Optics NV", NUMBER, "Gent", "BE", "www.zelie.example", "An", "Peeters",
         "An@Zelie.example", "nl"]  # fmt: skip


@pytest.fixture
def agency():
    return AgencyFactory(name="hub.brussels")


@pytest.fixture
def officer(agency):
    return StaffFactory(agency=agency)


def verdicts(batch):
    return [(line.number, line.verdict) for line in queries.lines_of(batch)]


def only_line(batch):
    return queries.lines_of(batch).get()


@pytest.mark.parametrize("write", [csv_of, workbook_of])
def test_a_row_becomes_an_organisation_with_its_contact(officer, agency, write):
    batch = carried_in(officer, checked(officer, write(HEADINGS, ZELIE)))

    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.kind, organisation.agency) == (
        "Zélie Optics NV", "company", agency
    )  # fmt: skip
    assert (organisation.enterprise_number, organisation.website) == (
        NUMBER, "https://www.zelie.example"
    )  # fmt: skip
    person = Person.objects.get(organisation=organisation)
    assert (str(person), person.email, person.language) == ("An Peeters", "an@zelie.example", "nl")
    assert batch.status == "done"
    assert batch.result == {"added": 1, "filled": 0, "people": 1, "left": 0}


def test_the_record_tells_which_row_of_which_file_it_came_from(officer):
    carried_in(officer, checked(officer, csv_of(HEADINGS, ZELIE)))

    told = story_of(Organisation.objects.get()).get()
    assert (told.verb, told.by) == ("organisation.imported", officer)
    assert (told.details["file"], told.details["row"]) == ("companies.csv", 2)


def test_five_thousand_rows_of_which_three_hundred_are_bad(officer):
    rows, wrong = many_rows(5000, bad=300)

    batch = checked(officer, csv_of(*rows))

    found = [line.number for line in queries.lines_of(batch, verdict="wrong")]
    assert found == wrong
    assert queries.tally(batch) == {
        "new": 4700, "known": 0, "alike": 0, "wrong": 300, "left_out": 0
    }  # fmt: skip
    assert Organisation.objects.count() == 0

    done = carried_in(officer, batch)

    assert done.result == {"added": 4700, "filled": 0, "people": 4700, "left": 300}
    assert Organisation.objects.count() == 4700
    assert Person.objects.count() == 4700


def test_a_known_identifier_makes_a_known_record_whose_gaps_are_filled(officer, agency):
    known = OrganisationFactory(
        agency=agency, name="Zelie", city="Brugge", enterprise_number=NUMBER, website=""
    )

    carried_in(officer, checked(officer, csv_of(HEADINGS, ZELIE)))

    known.refresh_from_db()
    assert Organisation.objects.count() == 1
    assert (known.name, known.city) == ("Zelie", "Brugge")
    assert known.website == "https://www.zelie.example"
    told = story_of(known).get()
    assert told.verb == "organisation.filled"
    assert told.details["changes"] == {"website": ["", "https://www.zelie.example"]}


def test_a_name_and_place_that_look_alike_wait_for_a_decision(officer, agency):
    OrganisationFactory(agency=agency, name="Zelie Optics", city="Gent")

    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    assert verdicts(batch) == [(2, "alike")]
    with pytest.raises(Refused, match="No row of this file is ready"):
        services.order_import(batch=batch, by=officer, now=IN_TIME)


@pytest.mark.parametrize(("verdict", "organisations"), [("known", 1), ("new", 2)])
def test_the_officer_says_whether_it_is_the_same(officer, agency, verdict, organisations):
    OrganisationFactory(agency=agency, name="Zelie Optics", city="Gent")
    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    services.decide(line=only_line(batch), verdict=verdict, by=officer, now=IN_TIME)
    carried_in(officer, batch)

    assert Organisation.objects.count() == organisations


def test_what_nobody_decided_stays_out_and_is_counted(officer, agency):
    OrganisationFactory(agency=agency, name="Zelie Optics", city="Gent")
    other = ["Quorilune", enterprise_number(2), "Luik", *ZELIE[3:]]
    batch = checked(officer, csv_of(HEADINGS, ZELIE, other))

    done = carried_in(officer, batch)

    assert done.result == {"added": 1, "filled": 0, "people": 1, "left": 1}


def test_all_that_looks_alike_is_decided_at_once(officer, agency):
    OrganisationFactory(agency=agency, name="Zelie Optics", city="Gent")
    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    decided = services.decide_the_rest(batch=batch, verdict="left_out", by=officer, now=IN_TIME)

    assert decided == 1
    assert verdicts(batch) == [(2, "left_out")]


def test_another_number_makes_another_organisation_whatever_its_name(officer, agency):
    OrganisationFactory(
        agency=agency, name="Zelie Optics", city="Gent", enterprise_number=enterprise_number(2)
    )

    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    assert verdicts(batch) == [(2, "new")]


def test_two_rows_about_one_organisation_make_one_record_with_two_people(officer):
    second = [*ZELIE[:5], "Joris", "Claes", "joris@zelie.example", "fr"]

    batch = checked(officer, csv_of(HEADINGS, ZELIE, second))
    assert verdicts(batch) == [(2, "new"), (3, "known")]
    carried_in(officer, batch)

    assert Organisation.objects.count() == 1
    assert sorted(map(str, Person.objects.all())) == ["An Peeters", "Joris Claes"]


def test_records_of_another_agency_are_neither_known_nor_alike(officer):
    OrganisationFactory(name="Zélie Optics NV", city="Gent", enterprise_number=NUMBER)

    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    assert verdicts(batch) == [(2, "new")]


def test_an_organisation_that_somebody_added_meanwhile_is_not_added_again(officer, agency):
    batch = checked(officer, csv_of(HEADINGS, ZELIE))
    OrganisationFactory(agency=agency, enterprise_number=NUMBER)

    done = carried_in(officer, batch)

    assert Organisation.objects.count() == 1
    assert done.result["added"] == 0


def test_importing_the_same_file_again_adds_nothing(officer):
    carried_in(officer, checked(officer, csv_of(HEADINGS, ZELIE)))

    again = carried_in(officer, checked(officer, csv_of(HEADINGS, ZELIE)))

    assert again.result == {"added": 0, "filled": 0, "people": 0, "left": 0}
    assert (Organisation.objects.count(), Person.objects.count()) == (1, 1)


def test_an_interruption_in_the_middle_leaves_nothing_half_imported(officer, monkeypatch):
    rows, _wrong = many_rows(1200)
    batch = checked(officer, csv_of(*rows))
    services.order_import(batch=batch, by=officer, now=IN_TIME)
    ticks = iter([IN_TIME, IN_TIME])

    # The clock stops when all but the last line of the import is written.
    with pytest.raises((StopIteration, RuntimeError)):
        services.carry_in(batch=batch, clock=lambda: next(ticks))
    assert Organisation.objects.count() == 0

    services.carry_in(batch=batch, clock=lambda: IN_TIME)
    assert Organisation.objects.count() == 1200


def test_a_worker_that_dies_twice_leaves_a_file_that_can_be_tried_again(officer):
    batch = received(officer, csv_of(HEADINGS, ZELIE))
    services.order_check(batch=batch, mapping=batch.mapping, by=officer, now=IN_TIME)
    Import.objects.update(attempts=2)

    services.check(batch=batch, clock=lambda: IN_TIME)

    assert queries.import_with(batch.pk).status == "failed"
    services.order_check(batch=batch, mapping=batch.mapping, by=officer, now=IN_TIME)
    services.check(batch=batch, clock=lambda: IN_TIME)
    assert queries.import_with(batch.pk).status == "checked"


def test_a_file_that_is_imported_is_not_imported_again(officer):
    batch = carried_in(officer, checked(officer, csv_of(HEADINGS, ZELIE)))

    services.carry_in(batch=batch, clock=lambda: IN_TIME)

    assert Organisation.objects.count() == 1
    with pytest.raises(Refused, match="This file is closed"):
        services.order_check(batch=batch, mapping=batch.mapping, by=officer, now=IN_TIME)


def test_a_closed_file_keeps_no_content_and_later_no_rows(officer):
    batch = carried_in(officer, checked(officer, csv_of(HEADINGS, ZELIE)))

    assert Import.objects.get(pk=batch.pk).content is None
    assert services.forget_rows(before=IN_TIME) == 0
    batch.finished_at = IN_TIME.replace(year=IN_TIME.year - 1)
    batch.save(update_fields=["finished_at"])
    assert services.forget_rows(before=IN_TIME) == 1


def test_a_file_put_aside_changes_nothing_and_forgets_what_it_held(officer):
    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    services.drop(batch=batch, by=officer, now=IN_TIME)

    assert Organisation.objects.count() == ImportRow.objects.count() == 0
    assert Import.objects.get().content is None


def test_a_file_needs_a_column_for_names_and_one_for_cities(officer):
    batch = received(officer, csv_of(["Naam", "Postcode"], ["Zélie", "9000"]))

    with pytest.raises(Refused, match="Say which column of the file holds: City"):
        services.order_check(batch=batch, mapping=batch.mapping, by=officer, now=IN_TIME)


def test_a_stranger_brings_nothing_into_the_records_of_an_agency(officer):
    stranger = StaffFactory()
    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    for verb in (
        lambda: received(stranger, csv_of(HEADINGS, ZELIE), agency=batch.agency),
        lambda: services.order_check(batch=batch, mapping={}, by=stranger, now=IN_TIME),
        lambda: services.order_import(batch=batch, by=stranger, now=IN_TIME),
        lambda: services.drop(batch=batch, by=stranger, now=IN_TIME),
        lambda: services.decide(line=only_line(batch), verdict="new", by=stranger, now=IN_TIME),
    ):
        with pytest.raises(Refused, match=r"Only staff of hub\.brussels"):
            verb()


def test_an_officer_who_left_the_agency_meanwhile_imports_nothing(officer):
    batch = checked(officer, csv_of(HEADINGS, ZELIE))
    services.order_import(batch=batch, by=officer, now=IN_TIME)
    officer.roles.all().delete()

    services.carry_in(batch=batch, clock=lambda: IN_TIME)

    failed = queries.import_with(batch.pk)
    assert (failed.status, Organisation.objects.count()) == ("failed", 0)
    assert failed.problem.startswith("Only staff of hub.brussels")


def test_a_file_that_is_no_spreadsheet_is_refused_at_its_field(officer):
    with pytest.raises(Refused) as refusal:
        received(officer, b"\x89PNG\r\n\x1a\n\0\0")

    assert refusal.value.field == "file"
    assert refusal.value.objections == ("This is no spreadsheet. Save it as .xlsx or as CSV.",)
