"""Agreements on screen: officers, companies, a party's link, and who may not look."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from tests.factories.accounts import LONG_BEFORE, StaffFactory, UserFactory
from tests.factories.agreements import PDF, announced, ceremony, cleared, received, scheduled
from tests.factories.directory import PersonFactory
from tests.factories.programme import at, delegate_on
from tests.factories.registration import application, partner_of, west_coast

from hansa.apps.accounts.models import StaffRole
from hansa.apps.agreements import queries, services
from hansa.apps.agreements.models import Agreement, Clearance, Slot

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast(client):
    coast = west_coast()
    client.force_login(coast.officer)
    return coast


def url(name, *args):
    """An address of the mission."""
    return reverse(f"agreements:{name}", args=["west-coast", *args])


def said(**details):
    """What the form takes."""
    return {"title": "Sensors", "kind": "contract", "currency": "EUR", "secrecy": "open", **details}


def test_an_officer_announces_an_agreement_and_names_both_sides(client, coast):
    answer = client.post(url("add"), said(agency=coast.agency.pk, value="12.50"))
    agreement = Agreement.objects.get()
    client.post(url("add_party", agreement.pk), {"name": "Port of Oakland"})
    party = agreement.parties.get()
    client.post(url("add_signatory", agreement.pk, party.pk), {"name": "Jo Kim"})

    text = client.get(url("one", agreement.pk)).text

    assert answer.headers["Location"] == url("one", agreement.pk)
    assert (agreement.value_cents, "Jo Kim" in text, "€12.50" in text) == (1250, True, True)


def test_another_organiser_finds_nothing_before_it_is_shared(client, coast):
    agreement = announced(coast)
    client.force_login(partner_of(coast))

    hidden = client.get(url("one", agreement.pk)).status_code
    listed = client.get(url("list")).text
    services.share(agreement=agreement, shared=True, by=coast.officer, now=LONG_BEFORE)

    assert hidden == 404
    assert agreement.title not in listed
    assert client.get(url("one", agreement.pk)).status_code == 200
    assert client.get(url("change", agreement.pk)).status_code == 403


def test_a_stranger_finds_nothing(client, coast):
    agreement = announced(coast)
    client.force_login(UserFactory())

    assert {client.get(url(name)).status_code for name in ("list", "press", "mine")} == {404}
    assert client.get(url("one", agreement.pk)).status_code == 404


def test_an_auditor_reads_and_changes_nothing(client, coast):
    agreement = announced(coast)
    auditor = UserFactory()
    StaffRole.objects.create(user=auditor, agency=coast.agency, role="auditor")
    client.force_login(auditor)

    assert client.get(url("one", agreement.pk)).status_code == 200
    assert client.post(url("step", agreement.pk, "describe")).status_code == 403


def test_the_text_is_received_read_and_cleared(client, coast):
    agreement = announced(coast)
    client.post(url("step", agreement.pk, "describe"))
    client.post(url("receive", agreement.pk), {"file": SimpleUploadedFile("a.pdf", PDF)})
    for clearance in Clearance.objects.all():
        client.post(url("answer", agreement.pk, clearance.pk), {"cleared": "yes"})

    agreement.refresh_from_db()
    answer = client.get(url("text", agreement.pk, 1))

    assert agreement.status == "cleared"
    assert (answer.content, answer.headers["Content-Type"]) == (PDF, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_file_that_is_no_text_is_refused_with_the_reason(client, coast):
    agreement = announced(coast)
    client.post(url("step", agreement.pk, "describe"))

    answer = client.post(url("receive", agreement.pk), {"file": SimpleUploadedFile("a.exe", b"MZ")})

    assert answer.status_code == 409
    assert "neither a PDF nor a Word document" in answer.text


def test_only_its_own_planners_answer_for_an_agency(client, coast):
    partner = partner_of(coast)
    registration = application(coast, status="accepted", agency=partner.roles.get().agency)
    agreement = received(coast, delegate=registration.delegates.get())
    client.force_login(coast.officer)
    services.share(agreement=agreement, shared=True, by=partner, now=LONG_BEFORE)
    clearance = Clearance.objects.get(agency=registration.agency)

    answer = client.post(url("answer", agreement.pk, clearance.pk), {"cleared": "yes"})

    assert answer.status_code == 403


def test_a_party_clears_the_text_behind_its_link(client, coast):
    agreement = received(coast)
    clearance = Clearance.objects.get(party__agency__isnull=True, of="party")
    client.post(url("write", agreement.pk, clearance.pk))
    clearance.refresh_from_db()
    token = queries.clearance_token(clearance)
    client.logout()

    page = client.get(reverse("agreements:party", args=[token]))
    text = client.get(reverse("agreements:party_text", args=[token]))
    client.post(
        reverse("agreements:party_answer", args=[token]), {"cleared": "yes", "said_by": "Jo"}
    )

    clearance.refresh_from_db()
    assert (page.status_code, text.content) == (200, PDF)
    assert (clearance.answer, clearance.said_by) == ("cleared", "Jo")


def test_an_objection_that_is_sent_as_a_yes_clears_nothing_and_is_kept_on_the_page(client, coast):
    delegate = delegate_on(coast.san_francisco)
    agreement = received(coast, delegate=delegate)
    client.force_login(delegate.person.user)
    typed = {"why": "The price is wrong"}

    pages = [
        client.post(url("own_answer", agreement.pk), said)
        for said in (typed, {**typed, "cleared": "yes"})
    ]

    assert [page.status_code for page in pages] == [409, 409]
    assert "Choose yes or no." in pages[0].text
    assert "You agree and write why not: object, or leave that out." in pages[1].text
    assert ['value="The price is wrong"' in page.text for page in pages] == [True, True]
    assert Clearance.objects.get(party__agency__isnull=False).answer == "waiting"


def test_what_an_officer_writes_down_of_a_party_is_kept_when_it_is_neither_yes_nor_no(
    client, coast
):
    agreement = received(coast)
    clearance = Clearance.objects.get(party__agency__isnull=True, of="party")

    page = client.post(url("answer", agreement.pk, clearance.pk), {"why": "Later", "said_by": "Jo"})

    assert page.status_code == 409
    assert page.text.count('value="Later"') == 1
    assert page.text.count('value="Jo"') == 1


def test_a_link_that_was_replaced_or_forged_opens_nothing(client, coast):
    received(coast)
    clearance = Clearance.objects.get(party__agency__isnull=True, of="party")
    old = queries.clearance_token(clearance)
    Clearance.objects.filter(pk=clearance.pk).update(link_version=2)

    assert client.get(reverse("agreements:party", args=[old])).status_code == 410
    assert client.get(reverse("agreements:party", args=["forged"])).status_code == 404


def test_a_company_declares_an_agreement_itself(client, coast):
    delegate = delegate_on(coast.san_francisco)
    client.force_login(delegate.person.user)

    answer = client.post(
        url("declare"), said(company=delegate.registration.pk, other="Port of Oakland")
    )
    agreement = Agreement.objects.get()

    assert answer.headers["Location"] == url("own", agreement.pk)
    assert [each.name for each in agreement.parties.all()] == [
        delegate.registration.organisation.name,
        "Port of Oakland",
    ]
    assert "Sensors" in client.get(url("mine")).text


def test_a_company_sends_the_text_and_clears_it(client, coast):
    delegate = delegate_on(coast.san_francisco)
    agreement = announced(coast, delegate=delegate)
    services.describe(agreement=agreement, by=coast.officer, now=LONG_BEFORE)
    client.force_login(delegate.person.user)

    client.post(url("own_receive", agreement.pk), {"file": SimpleUploadedFile("a.pdf", PDF)})
    client.post(url("own_answer", agreement.pk), {"cleared": "yes"})

    side = Clearance.objects.get(party__agency__isnull=False)
    assert side.answer == "cleared"
    assert client.get(url("own_text", agreement.pk, 1)).content == PDF


def test_a_company_that_sends_nobody_has_no_such_page(client, coast):
    registration = application(coast, status="accepted", delegates=0)
    owner = PersonFactory(organisation=registration.organisation, user=UserFactory(), is_owner=True)
    client.force_login(owner.user)

    assert client.get(url("mine")).status_code == 404


def test_another_company_finds_nothing(client, coast):
    agreement = scheduled(coast, secrecy="parties")
    client.force_login(delegate_on(coast.san_francisco).person.user)

    assert client.get(url("own", agreement.pk)).status_code == 404
    assert agreement.title not in client.get(url("mine")).text


def test_an_order_is_proposed_and_moved(client, coast):
    stage = ceremony(coast)
    cleared(coast)
    cleared(coast)
    client.post(url("arrange", stage.pk))
    first = Slot.objects.get(desk=0)

    client.post(url("move", stage.pk, first.pk), {"turn": 2, "desk": 1})
    refused = client.post(url("move", stage.pk, first.pk), {"turn": 400, "desk": 1})

    first.refresh_from_db()
    assert (first.turn, first.desk) == (1, 0)
    assert refused.status_code == 409
    assert "minutes after the ceremony" in refused.text


def test_the_stage_manager_notes_the_moment_and_takes_it_back(client, coast):
    agreement = scheduled(coast)
    slot = agreement.slot
    page = client.get(url("run", slot.ceremony_id))
    client.post(url("sign", slot.ceremony_id, slot.pk))
    agreement.refresh_from_db()
    signed = agreement.status
    client.post(url("sign", slot.ceremony_id, slot.pk), {"back": "1"})

    agreement.refresh_from_db()
    assert agreement.title in page.text
    assert (signed, agreement.status) == ("signed", "scheduled")


@pytest.mark.parametrize("name", ["ceremony", "run", "sheets", "certificates"])
def test_in_a_ceremony_a_confidential_agreement_keeps_its_name(client, coast, name):
    agreement = scheduled(coast, secrecy="parties", title="Sensors for cold stores")
    page = url(name, agreement.slot.ceremony_id)
    own = client.get(page).text
    client.force_login(partner_of(coast))

    text = client.get(page).text

    assert "Sensors for cold stores" in own
    assert "Sensors for cold stores" not in text
    assert "Jo Kim" not in text


@pytest.mark.parametrize("role", ["cabinet", "organiser", "officer", "auditor"])
def test_under_embargo_no_page_and_no_export_for_the_press_tells_it(client, coast, role):
    later = timezone.now() + timedelta(days=3)
    agreement = cleared(coast, secrecy="all", embargo_until=later)
    services.sign_elsewhere(agreement=agreement, why="Early.", by=coast.officer, now=at("17:00"))
    client.force_login(StaffFactory(agency=coast.agency, role=role))

    before = [client.get(url(name)).text for name in ("press", "press_csv")]
    Agreement.objects.update(embargo_until=timezone.now())
    after = [client.get(url(name)).text for name in ("press", "press_csv")]

    assert [agreement.press_line in text for text in before] == [False, False]
    if role in ("officer", "auditor"):
        assert [agreement.press_line in text for text in after] == [True, True]


@pytest.mark.parametrize("name", ["list", "one", "ceremony", "run", "press", "ceremonies"])
def test_pages_ask_few_questions(client, coast, django_assert_max_num_queries, name):
    stage = ceremony(coast)
    for _ in range(3):
        agreement = cleared(coast)
    services.arrange(ceremony=stage, by=coast.officer, now=LONG_BEFORE)
    args = {"one": [agreement.pk], "ceremony": [stage.pk], "run": [stage.pk]}.get(name, [])
    client.get(url(name, *args))

    with django_assert_max_num_queries(12):
        client.get(url(name, *args))


def test_certificates_are_told_in_the_language_asked_for(client, coast):
    agreement = scheduled(coast)
    page = url("certificates", agreement.slot.ceremony_id)

    assert 'lang="fr"' in client.get(page, {"in": "fr"}).text


def test_before_a_move_its_page_says_what_it_would_do(client, coast):
    stage = ceremony(coast)
    cleared(coast, title="Wind")
    cleared(coast, title="Waves")
    client.post(url("arrange", stage.pk))
    wind = Slot.objects.get(agreement__title="Wind")
    waves = Slot.objects.get(agreement__title="Waves")

    def told(turn, desk):
        return client.get(url("weigh", stage.pk, wind.pk), {"turn": turn, "desk": desk}).text

    assert "Nothing stands against it" in told(3, 1)
    assert "It is there now" in told(wind.turn + 1, wind.desk + 1)
    assert "Changes places with Waves" in told(waves.turn + 1, waves.desk + 1)
    assert "minutes after the ceremony" in told(400, 1)
    assert client.get(url("weigh", stage.pk, wind.pk)).status_code == 422
    wind.refresh_from_db()
    assert (wind.turn, wind.desk) != (2, 0)


def test_a_stranger_weighs_no_move(client, coast):
    slot = scheduled(coast).slot
    client.force_login(StaffFactory())

    answer = client.get(url("weigh", slot.ceremony_id, slot.pk), {"turn": 1, "desk": 1})

    assert answer.status_code == 404
