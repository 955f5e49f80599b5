"""Certificates of a signing ceremony on paper."""

import pytest
from django.urls import reverse
from tests.factories.accounts import StaffFactory
from tests.factories.agreements import ceremony, cleared, scheduled
from tests.factories.programme import delegate_on
from tests.factories.registration import partner_of, west_coast
from tests.web.on_paper import document_in, pages_in, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast():
    return west_coast()


def certificates(client, stage, **asked):
    return client.get(reverse("agreements:certificates_pdf", args=["west-coast", stage.pk]), asked)


def company(coast, language):
    return delegate_on(
        coast.san_francisco,
        first_name="Zoë",
        last_name="Thiéry",
        language=language,
        organisation__name="Éoliennes du Nord",
        organisation__agency=coast.agency,
    )


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize(
    ("language", "kind"),
    [
        ("en", "Memorandum of understanding"),
        ("fr", "Protocole d’accord"),
        ("nl", "Memorandum van overeenstemming"),
        ("de", "Grundsatzvereinbarung (MoU)"),
    ],
)
def test_a_certificate_speaks_the_languages_of_who_signs(client, coast, language, kind):
    stage = ceremony(coast)
    scheduled(
        coast, stage=stage, delegate=company(coast, language), kind="mou",
        title="Wind on the bay", witness="The mayor",
    )  # fmt: skip
    client.force_login(coast.officer)

    words = words_in(certificates(client, stage))

    assert kind in words
    assert "Memorandum of understanding" in words
    assert "Signed in San Francisco on Tuesday 7 October 2025 between" in words
    assert "In the presence of The mayor" in words
    for name in ("Éoliennes du Nord", "Zoë Thiéry", "Jo Kim", "Wind on the bay"):
        assert name in words


@pytest.mark.usefixtures("translated")
def test_every_agreement_has_a_sheet_and_one_language_where_it_is_asked_for(client, coast):
    stage = ceremony(coast)
    for title in ("Wind", "Waves"):
        cleared(coast, delegate=company(coast, "nl"), title=title)
    scheduled(coast, stage=stage, delegate=company(coast, "nl"), title="Sun")
    client.force_login(coast.officer)

    answer = certificates(client, stage, **{"in": "fr"})

    pages = pages_in(answer)
    assert len(pages) == 3
    assert all("Contrat" in page and "Contract" not in page for page in pages)
    assert document_in(answer).trailer["/Root"]["/Lang"] == "fr"


def test_an_agreement_kept_from_a_partner_has_no_certificate_for_them(client, coast):
    stage = ceremony(coast)
    scheduled(coast, stage=stage, title="A secret plant")
    client.force_login(partner_of(coast))

    assert "A secret plant" not in words_in(certificates(client, stage))


def test_a_stranger_gets_no_certificate(client, coast):
    stage = ceremony(coast)
    client.force_login(StaffFactory())

    assert certificates(client, stage).status_code == 404


def test_certificates_take_few_queries(client, coast, django_assert_max_num_queries):
    stage = ceremony(coast)
    for title in ("Wind", "Waves"):
        cleared(coast, delegate=company(coast, "nl"), title=title)
    scheduled(coast, stage=stage)
    client.force_login(coast.officer)

    with django_assert_max_num_queries(12):
        certificates(client, stage)
