"""The counsellor's screens: the pipeline by stage, one organisation, what is due, the figures."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.registration import partner_of, west_coast
from tests.factories.sourcing import (
    AUGUST,
    company_of,
    counsellor_of,
    organisation_abroad,
    prospect_of,
    template_of,
)

from hansa.apps.matching import services
from hansa.apps.matching.models import ApproachTemplate, Prospect, ProspectNote, Sought
from hansa.apps.meetings.models import Counterpart
from hansa.plumbing.mailing.models import Letter
from hansa.web.matching.sourcing.board import funnel

pytestmark = pytest.mark.django_db
SCREENS = ("board", "list", "due", "shared", "figures", "missing", "templates", "add")


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def marc(client, coast):
    marc = counsellor_of(coast)
    client.force_login(marc)
    return marc


def at(name: str, *more: int) -> str:
    return reverse(f"sourcing:{name}", args=["west-coast", *more])


def test_a_counsellor_goes_from_the_long_list_to_a_host(client, coast, marc):
    company, template = company_of(coast), template_of(coast, by=marc)
    organisation = organisation_abroad(coast)
    found = client.get(at("add"), {"q": "cascade", "leg": coast.san_francisco.pk})
    client.post(
        at("add"),
        {
            "leg": coast.san_francisco.pk,
            "organisation": organisation.pk,
            "company": company.pk,
            "why": "Looks for a distributor",
        },
    )
    one = Prospect.objects.get()
    client.post(at("approach", one.pk), {"template": template.pk, "language": ""})
    client.post(at("answer", one.pk))
    done = client.post(at("confirm", one.pk), follow=True)

    assert "Cascade Cold Chain" in found.text
    assert Letter.objects.get().subject == "Meet Orval Sensors"
    assert Counterpart.objects.get().organisation == organisation
    assert "Cascade Cold Chain is among the hosts now." in done.text
    for words in (
        "Put on the long list of San Francisco.",
        "Sought for Orval Sensors.",
        "Confirmed",
    ):
        assert words in done.text


def test_a_colleague_reads_why_an_organisation_is_not_asked_twice(client, coast, marc):
    prospect = prospect_of(coast, by=marc)
    client.force_login(coast.officer)

    answer = client.post(
        at("add"), {"leg": coast.san_francisco.pk, "organisation": prospect.organisation_id}
    )

    assert answer.status_code == 422
    assert "Marc Ostendael looks after Cascade Cold Chain in San Francisco" in answer.text


def test_a_step_is_kept_and_due_on_its_day(client, coast, marc):
    prospect = prospect_of(coast, by=marc)
    today = timezone.localdate()
    refused = client.post(at("next_step", prospect.pk), {"step": "Ring Dana"})
    client.post(at("next_step", prospect.pk), {"step": "Ring Dana", "due_on": today.isoformat()})
    mine = client.get(at("due"))
    Prospect.objects.update(due_on=today - timedelta(days=3))
    late = client.get(at("list"), {"overdue": "yes"})
    client.force_login(coast.officer)
    others = client.get(at("due"))
    everybody = client.get(at("due"), {"whose": "all"})

    assert "Say until when." in refused.text
    assert "Ring Dana" in mine.text
    assert "due today" in mine.text
    assert "was due" in late.text
    assert "Ring Dana" not in others.text
    assert "Ring Dana" in everybody.text


def test_what_stands_in_the_way_is_said_and_nothing_happens(client, coast, marc):
    prospect = prospect_of(coast, by=marc)

    early = client.post(at("confirm", prospect.pk))
    silent = client.post(at("decline", prospect.pk), {"reason": " "})
    unknown = client.post(at("approach", prospect.pk), {"template": "99"})
    empty = client.post(at("note", prospect.pk), {"text": ""})

    assert [each.status_code for each in (early, silent, unknown, empty)] == [409, 422, 422, 422]
    assert "from there nobody becomes “Confirmed”" in early.text
    assert Prospect.objects.get().stage == "long_list"


def test_companies_are_served_and_taken_off(client, coast, marc):
    prospect, company = prospect_of(coast, by=marc), company_of(coast)

    client.post(at("serve", prospect.pk), {"company": company.pk, "why": "Needs cold stores"})
    page = client.get(at("prospect", prospect.pk)).text
    client.post(at("stop_serving", prospect.pk, company.pk))

    assert "Needs cold stores" in page
    assert not Sought.objects.exists()
    assert client.post(at("stop_serving", prospect.pk, company.pk)).status_code == 404


def test_notes_are_read_in_the_agency_that_wrote_them_only(client, coast, marc):
    prospect = prospect_of(coast, by=marc)
    client.post(at("note", prospect.pk), {"text": "Prefers mornings"})
    client.post(at("contact", prospect.pk), {"contact": prospect.contact_id})
    own = client.get(at("prospect", prospect.pk)).text
    client.force_login(partner_of(coast))
    client.post(at("take_over", prospect.pk))
    foreign = client.get(at("prospect", prospect.pk)).text

    assert ProspectNote.objects.count() == 1
    assert "Prefers mornings" in own
    assert "Prefers mornings" not in foreign
    assert "Taken over from Marc Ostendael." in foreign


def test_letters_are_written_in_four_languages_and_their_places_are_checked(client, coast, marc):
    said = {"name": "Invitation", "subject_en": "Meet us", "body_en": "Dear {contact}"}
    wrong = client.post(at("new_template"), {**said, "body_en": "Dear {name}"})
    client.post(at("new_template"), said)
    kept = ApproachTemplate.objects.get()
    client.post(at("template", kept.pk), {**said, "subject_nl": "Welkom", "body_nl": "Beste"})

    assert "“{name}” is nothing we can fill in" in wrong.text
    assert sorted(ApproachTemplate.objects.get().bodies) == ["en", "nl"]
    assert "English, Dutch" in client.get(at("templates")).text


def test_auditors_and_finance_look_and_do_not_touch(client, coast, marc):
    prospect = prospect_of(coast, by=marc)
    for role in ("auditor", "finance"):
        client.force_login(StaffFactory(agency=coast.agency, role=role))
        for name in SCREENS[:-1]:
            assert client.get(at(name)).status_code == 200
        page = client.get(at("prospect", prospect.pk))
        assert page.status_code == 200
        assert "They decline" not in page.text
        assert client.post(at("ring", prospect.pk)).status_code == 403
        assert client.get(at("add")).status_code == 403


def test_strangers_see_nothing(client, coast, marc):
    prospect = prospect_of(coast, by=marc)
    west_coast(slug="lima", name="AWEX")
    cabinet = StaffFactory(agency=coast.agency, role="cabinet")
    for stranger in (UserFactory(), StaffFactory(), cabinet):
        client.force_login(stranger)
        addresses = [at(name) for name in SCREENS] + [at("prospect", prospect.pk)]
        assert {client.get(each).status_code for each in addresses} == {404}


def test_a_prospect_of_another_mission_is_not_found(client, coast, marc):
    lima = west_coast(slug="lima", name="AWEX")
    other = prospect_of(lima, by=lima.officer)

    assert client.get(at("prospect", other.pk)).status_code == 404
    assert client.post(at("ring", other.pk)).status_code == 404


def test_the_figures_tell_shares_for_legs_and_counsellors(client, coast, marc):
    services.approach(prospect=prospect_of(coast, by=marc, name="One"), by=marc, now=AUGUST)
    prospect_of(coast, by=marc, name="Two")

    page = client.get(at("figures"))

    assert "Approached 1 · 50 %" in page.text
    assert "San Francisco" in page.text
    assert "Marc Ostendael" in page.text
    widths = [bar.width for bar in funnel(page.context["all"])]
    assert widths == [360, 180, 0, 0]


def test_shared_hosts_stand_with_all_their_companies(client, coast, marc):
    serves = [company_of(coast), company_of(coast, name="Other")]
    prospect_of(coast, by=marc, serves=serves)

    page = client.get(at("shared")).text

    assert "Orval Sensors" in page
    assert "Other" in page


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_takes_as_many_queries_for_many_as_for_few(
    client, coast, marc, name, django_assert_max_num_queries
):
    companies = [company_of(coast, name=f"Company {number}") for number in range(4)]
    for number in range(12):
        prospect_of(coast, by=marc, name=f"Prospect {number}", serves=companies)
    Prospect.objects.update(next_step="Ring", due_on=date(2025, 8, 1))

    with django_assert_max_num_queries(12):
        answer = client.get(at(name))

    assert answer.status_code == 200


def test_the_page_of_one_takes_a_fixed_number_of_queries(
    client, coast, marc, django_assert_max_num_queries
):
    companies = [company_of(coast, name=f"Company {number}") for number in range(6)]
    prospect = prospect_of(coast, by=marc, serves=companies)

    with django_assert_max_num_queries(12):
        client.get(at("prospect", prospect.pk))
