"""An activity as a delegate reads it, with its papers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.accounts import LONG_BEFORE, StaffFactory, UserFactory
from tests.factories.directory import OrganisationFactory
from tests.factories.missions import LegFactory
from tests.factories.programme import ActivityFactory, delegate_on, place_at, visit_on

from hansa.apps.programme.models import ActivityDocument, ActivityHost, ShowLine
from hansa.apps.protocol.models import Ceremonial

pytestmark = pytest.mark.django_db


@pytest.fixture
def leg():
    return LegFactory(mission__slug="west-coast")


@pytest.fixture
def delegate(leg):
    return delegate_on(leg)


def paper(activity, name="Speech.pdf", **details):
    said = {"for_delegates": True, "media_type": "application/pdf", "content": b"%PDF-", "size": 5}
    return ActivityDocument.objects.create(
        **{
            "activity": activity,
            "name": name,
            "added_by": UserFactory(),
            "added_at": LONG_BEFORE,
            **said,
            **details,
        }
    )


def page_of(client, delegate, activity):
    client.force_login(delegate.person.user)
    return client.get(reverse("programme:own_activity", args=["west-coast", activity.uid]))


def download(client, delegate, document):
    client.force_login(delegate.person.user)
    where = ["west-coast", document.activity.uid, document.pk]
    return client.get(reverse("programme:own_document", args=where))


def test_a_delegate_reads_the_public_lines_and_takes_the_papers_along(client, delegate, leg):
    seminar = ActivityFactory(leg=leg)
    ShowLine.objects.create(
        activity=seminar, offset=15, minutes=5, what="Welcome", who="Mayor", public=True
    )
    ShowLine.objects.create(activity=seminar, offset=-30, minutes=20, what="Sound check")
    open_paper, secret = paper(seminar), paper(seminar, "Plan B.pdf", for_delegates=False)

    page = page_of(client, delegate, seminar).text

    assert "09:15" in page
    assert "Welcome" in page
    assert "Sound check" not in page
    assert "Speech.pdf" in page
    assert "Plan B.pdf" not in page
    assert download(client, delegate, open_paper).content == b"%PDF-"
    assert download(client, delegate, secret).status_code == 404


def test_a_stranger_reads_neither_the_activity_nor_its_papers(client, leg):
    seminar = ActivityFactory(leg=leg)
    document = paper(seminar)
    stranger = delegate_on(LegFactory())

    assert page_of(client, stranger, seminar).status_code == 404
    assert download(client, stranger, document).status_code == 404


def test_who_has_no_place_sees_where_it_is_and_no_papers(client, delegate, leg):
    visit = visit_on(leg)
    document = paper(visit)

    before = page_of(client, delegate, visit)
    refused = download(client, delegate, document)
    place_at(visit, delegate)
    after = page_of(client, delegate, visit)

    assert before.status_code == 200
    assert "Speech.pdf" not in before.text
    assert refused.status_code == 404
    assert "Speech.pdf" in after.text
    assert download(client, delegate, document).status_code == 200


def test_what_was_called_off_has_no_papers_any_more(client, delegate, leg):
    seminar = ActivityFactory(leg=leg, status="cancelled")
    document = paper(seminar)

    assert "Cancelled" in page_of(client, delegate, seminar).text
    assert download(client, delegate, document).status_code == 404


def test_drafts_and_what_is_for_others_do_not_exist(client, delegate, leg):
    assert page_of(client, delegate, ActivityFactory(leg=leg, status="draft")).status_code == 404
    assert page_of(client, delegate, ActivityFactory()).status_code == 404
    where = reverse("programme:own_activity", args=["west-coast", uuid4()])
    assert client.get(where).status_code == 404


def test_the_page_costs_at_most_twelve_queries(
    client, delegate, leg, django_assert_max_num_queries
):
    seminar = ActivityFactory(leg=leg)
    paper(seminar)
    ActivityHost.objects.create(activity=seminar, organisation=delegate.registration.organisation)
    client.force_login(delegate.person.user)

    with django_assert_max_num_queries(12):
        client.get(reverse("programme:own_activity", args=["west-coast", seminar.uid]))


def test_an_officer_lets_delegates_read_a_line_and_a_paper(client, delegate, leg):
    officer = StaffFactory(agency=leg.mission.organisers.first().agency)
    seminar = ActivityFactory(leg=leg)
    line = ShowLine.objects.create(activity=seminar, offset=0, minutes=5, what="Welcome")
    document = paper(seminar, for_delegates=False)
    client.force_login(officer)
    for part, row in (("lines", line), ("documents", document)):
        where = reverse("programme:let_read", args=["west-coast", seminar.pk, part, row.pk])
        assert client.post(where, {"opened": "yes"}).status_code == 302

    page = page_of(client, delegate, seminar).text

    assert "Welcome" in page
    assert "Speech.pdf" in page


def test_a_part_that_nobody_reads_cannot_be_let_read(client, leg):
    officer = StaffFactory(agency=leg.mission.organisers.first().agency)
    seminar = ActivityFactory(leg=leg)
    client.force_login(officer)

    for part in ("hosts", "lines", "nonsense"):
        where = reverse("programme:let_read", args=["west-coast", seminar.pk, part, 1])
        assert client.post(where, {"opened": "yes"}).status_code == 404


def test_before_the_day_of_its_names_nobody_reads_who_receives_or_speaks(client, delegate, leg):
    seminar = ActivityFactory(leg=leg)
    line = {"offset": 15, "minutes": 5, "what": "Welcome", "who": "Mayor Jane Doe"}
    ShowLine.objects.create(activity=seminar, public=True, **line)
    host = ActivityHost.objects.create(activity=seminar, organisation=OrganisationFactory())
    said = Ceremonial.objects.create(
        activity=seminar, flags="host_first", names_from=timezone.localdate() + timedelta(days=3)
    )

    before = page_of(client, delegate, seminar).text
    Ceremonial.objects.filter(pk=said.pk).update(names_from=None)
    after = page_of(client, delegate, seminar).text

    assert "Welcome" in before
    assert [name in before for name in ("Jane Doe", str(host))] == [False, False]
    assert [name in after for name in ("Jane Doe", str(host))] == [True, True]
