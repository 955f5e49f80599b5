"""Bringing a file of organisations in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.factories.accounts import AgencyFactory, StaffFactory, UserFactory
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
from tests.plumbing.spreadsheets.bombs import BOMBS

from hansa.apps.directory import queries, services
from hansa.apps.directory.models import Import, Organisation

pytestmark = pytest.mark.django_db

ZELIE = ["Zélie Optics NV", enterprise_number(1), "Gent", "BE", "", "", "", "", ""]
WRONG = ["Quorilune", "0123.456.748", "Luik", "Atlantis", "", "", "", "", ""]


@pytest.fixture
def agency():
    return AgencyFactory(name="hub.brussels")


@pytest.fixture
def officer(agency, client):
    officer = StaffFactory(agency=agency)
    client.force_login(officer)
    return officer


def uploaded(client, agency, content, name="companies.csv"):
    sent = {"agency": agency.pk, "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("directory:imports"), sent)


def shown(client, batch, **asked):
    return client.get(reverse("directory:import", args=[batch.pk]), asked)


def posted(client, screen, batch, *args, headers=None, **sent):
    address = reverse(f"directory:{screen}", args=[batch.pk, *args])
    return client.post(address, sent, headers=headers)


def test_a_file_goes_from_upload_over_its_columns_to_the_directory(client, agency, officer):
    uploaded(client, agency, csv_of(HEADINGS, ZELIE, WRONG))
    batch = Import.objects.get()
    assert "Which column holds what?" in shown(client, batch).text

    posted(client, "import_columns", batch, **batch.mapping)
    assert "Checking the rows" in shown(client, batch).text
    services.check(batch=batch, clock=lambda: IN_TIME)
    assert "Import the row that is ready" in shown(client, batch).text

    posted(client, "import_carry_in", batch)
    assert "Importing the rows" in shown(client, batch).text
    services.carry_in(batch=batch, clock=lambda: IN_TIME)

    page = shown(client, batch).text
    assert "One row stayed out." in page
    assert "new organisations" in page
    assert [each.name for each in queries.visible_to(officer)] == ["Zélie Optics NV"]


@pytest.mark.slow
def test_a_workbook_of_five_thousand_rows_is_brought_in_but_for_the_three_hundred_bad_ones(
    client, agency, officer
):
    rows, wrong = many_rows(5000, bad=300)
    uploaded(client, agency, workbook_of(*rows), name="members.xlsx")
    batch = Import.objects.get()
    posted(client, "import_columns", batch, **batch.mapping)
    services.check(batch=batch, clock=lambda: IN_TIME)

    page = shown(client, batch, show="wrong")
    assert page.context["page"].paginator.count == 300
    assert "Import the 4,700 rows that are ready" in page.text
    faults = client.get(reverse("directory:import_faults", args=[batch.pk])).getvalue().decode()
    told = [int(line.split(";")[0]) for line in faults.splitlines()[1:]]
    assert sorted(set(told)) == wrong
    assert Organisation.objects.count() == 0

    posted(client, "import_carry_in", batch)
    services.carry_in(batch=batch, clock=lambda: IN_TIME)
    assert "300 rows stayed out." in shown(client, batch).text
    assert Organisation.objects.count() == 4700


@pytest.mark.slow
@pytest.mark.parametrize(
    ("bomb", "limit"),
    [
        ("rows_in_lines", "20,000 rows"),
        ("rows_in_a_workbook", "20,000 rows"),
        ("zip_bomb", "32 MB"),
        ("strings", "500,000 cells"),
    ],
)
def test_a_file_that_is_large_to_read_is_refused_at_the_door_naming_the_limit(
    client, agency, officer, bomb, limit
):
    answer = uploaded(client, agency, BOMBS[bomb]())

    assert answer.status_code == 422
    assert [limit in said for said in answer.context["form"].errors["file"]] == [True]
    assert Import.objects.count() == 0


def test_a_stranger_finds_no_file_and_cannot_bring_one_in(client, agency):
    batch = received(StaffFactory(agency=agency), csv_of(HEADINGS, ZELIE))

    assert shown(client, batch).status_code == 302
    client.force_login(StaffFactory())
    assert shown(client, batch).status_code == 404
    assert uploaded(client, agency, csv_of(HEADINGS, ZELIE)).status_code == 422
    client.force_login(UserFactory())
    assert client.get(reverse("directory:imports")).status_code == 404


def test_each_wrong_row_is_told_with_its_field_and_what_to_do(client, officer):
    batch = checked(officer, csv_of(HEADINGS, ZELIE, WRONG))

    (row,) = shown(client, batch, show="wrong").context["rows"]

    assert row.number == 3
    assert [(str(fault.label), fault.words) for fault in row.faults][1:] == [
        ("Country", "“Atlantis” is no country.")
    ]
    assert row.faults[0].column == "enterprise_number"
    assert str(row.faults[1].remedy).startswith("Write two letters such as BE")


def test_what_is_wrong_is_a_file_to_correct_by(client, officer):
    batch = checked(officer, csv_of(HEADINGS, ZELIE, WRONG))

    answer = client.get(reverse("directory:import_faults", args=[batch.pk]))

    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "Row;Field;Written;What is wrong;What to do"
    assert [line.split(";")[:3] for line in lines[1:]] == [
        ["3", "Enterprise number", "0123.456.748"], ["3", "Country", "Atlantis"]
    ]  # fmt: skip


def test_a_row_that_looks_like_a_record_is_decided_where_it_stands(client, agency, officer):
    OrganisationFactory(agency=agency, name="Zelie Optics", city="Gent")
    batch = checked(officer, csv_of(HEADINGS, ZELIE))
    assert "Zelie Optics" in shown(client, batch).text

    headers = {"HX-Request": "true", "HX-Target": "rows"}
    answer = posted(client, "import_row", batch, 2, headers=headers, verdict="known")

    assert "<html" not in answer.text
    assert "Import the row that is ready" in answer.text
    assert queries.lines_of(batch).get().verdict == "known"


def test_a_decision_that_is_none_is_refused(client, officer):
    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    answer = posted(client, "import_row", batch, 2, verdict="perhaps")

    assert answer.status_code == 409
    assert "Say whether it is the same organisation" in answer.text


def test_all_that_look_alike_are_decided_in_one_go(client, agency, officer):
    OrganisationFactory(agency=agency, name="Zelie Optics", city="Gent")
    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    posted(client, "import_rest", batch, verdict="new")

    assert queries.tally(batch)["new"] == 1


def test_two_fields_do_not_take_one_column(client, officer):
    batch = received(officer, csv_of(HEADINGS, ZELIE))

    answer = posted(client, "import_columns", batch, name="0", city="0")

    assert answer.status_code == 422
    assert "Two fields take the same column" in answer.text


def test_a_file_that_cannot_be_read_is_refused_at_its_field(client, agency, officer):
    answer = uploaded(client, agency, b"\0\1\2")

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "file": ["This is no spreadsheet. Save it as .xlsx or as CSV."]
    }


def test_a_file_that_is_too_large_is_refused_naming_the_limit(client, agency, officer):
    answer = uploaded(client, agency, b"a" * (10 * 1024 * 1024 + 1))

    assert answer.context["form"].errors == {
        "file": ["The file is larger than 10 MB. Split it into smaller files."]
    }


def test_the_page_is_drawn_anew_once_the_worker_is_through(client, officer):
    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    answer = client.get(reverse("directory:import_progress", args=[batch.pk]))

    assert answer.headers["HX-Refresh"] == "true"


def test_a_file_nobody_picks_up_tells_to_look_after_the_worker(client, officer):
    batch = received(officer, csv_of(HEADINGS, ZELIE))
    services.order_check(batch=batch, mapping=batch.mapping, by=officer, now=IN_TIME)

    assert "No worker has picked this up yet." in shown(client, batch).text


def test_the_job_is_saved_with_the_order(client, officer):
    batch = received(officer, csv_of(HEADINGS, ZELIE))

    posted(client, "import_columns", batch, **batch.mapping)

    job = ProcrastinateJob.objects.get(task_name__endswith="work_on_import")
    assert job.args == {"batch": batch.pk}


def test_a_file_put_aside_imports_nothing(client, officer):
    batch = checked(officer, csv_of(HEADINGS, ZELIE))

    posted(client, "import_drop", batch)

    assert "This file was put aside" in shown(client, batch).text
    assert Organisation.objects.count() == 0


def test_a_second_press_imports_nothing_twice(client, officer):
    batch = carried_in(officer, checked(officer, csv_of(HEADINGS, ZELIE)))

    answer = posted(client, "import_carry_in", batch)

    assert answer.status_code == 409
    assert Organisation.objects.count() == 1


def test_a_long_file_is_paged_with_a_steady_number_of_queries(
    client, officer, django_assert_max_num_queries
):
    rows = [[f"{chr(97 + place % 26) * 9}{place}", "", "Gent"] for place in range(120)]
    batch = checked(officer, csv_of(["Naam", "Nummer", "Stad"], *rows))

    with django_assert_max_num_queries(12):
        answer = shown(client, batch)

    assert len(answer.context["rows"]) == 50
