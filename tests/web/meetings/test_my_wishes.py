"""A delegate's own wishes."""

import pytest
from tests.factories.accounts import UserFactory
from tests.web.meetings.pages import words

from hansa.apps.meetings.models import Wish

FOR_SCRIPTS = {"HX-Request": "true"}
PAGE = "/me/west-coast/wishes/"


@pytest.fixture
def to_bayside(hall):
    """Where the wish to meet Bayside Power is made."""
    return f"{PAGE}{hall.session.pk}/{hall.hosts[0].pk}/"


def test_a_delegate_chooses_changes_and_removes(delegate, hall, to_bayside):
    made = delegate.post(to_bayside, {"choice": "like"}, headers=FOR_SCRIPTS)
    wish = Wish.objects.get()
    changed = delegate.post(to_bayside, {"choice": "must"}, headers=FOR_SCRIPTS)
    worth = Wish.objects.get().worth
    delegate.post(f"{to_bayside}remove/", headers=FOR_SCRIPTS)

    assert "Bayside Power" in words(made)
    assert (wish.asking, wish.asked, wish.worth) == (hall.companies[0], hall.hosts[0], 60)
    assert "Must meet" in words(changed)
    assert worth == 95
    assert not Wish.objects.exists()


def test_a_stranger_has_no_wishes_here(client, hall, to_bayside):
    client.force_login(UserFactory())

    assert client.get(PAGE).status_code == 404
    assert client.post(to_bayside, {"choice": "like"}).status_code == 404
    assert client.post(f"{to_bayside}remove/").status_code == 404


def test_the_page_lists_the_hosts_of_the_session(delegate, hall):
    hall.wish(0, 1, worth=60)

    said = words(delegate.get(PAGE))

    assert "Wishes of Zelmavelde Grid in San Francisco" in said
    assert "1 wish Redwood Cells" in said
    assert "Would like to meet" in said
    assert "Bayside Power" in said


def test_the_wishes_of_others_are_not_shown_and_not_removed(delegate, hall, to_bayside):
    hall.wish(1, 0, worth=99)

    assert "1 wish" not in words(delegate.get(PAGE))
    assert delegate.post(f"{to_bayside}remove/").status_code == 404
    assert Wish.objects.get().worth == 99


def test_nobody_wishes_to_meet_a_company_that_is_no_host(delegate, hall):
    other_company = f"{PAGE}{hall.session.pk}/{hall.companies[1].pk}/"

    assert delegate.post(other_company, {"choice": "like"}).status_code == 404


@pytest.mark.parametrize("choice", ["", "75", "gladly"])
def test_a_word_that_is_none_leads_nowhere(delegate, to_bayside, choice):
    assert delegate.post(to_bayside, {"choice": choice}, headers=FOR_SCRIPTS).status_code == 404


def test_no_thanks_is_shown_and_can_be_changed(delegate, hall, to_bayside):
    delegate.post(to_bayside, {"choice": "like"})
    delegate.post(to_bayside, {"choice": "no"})
    said = words(delegate.get(PAGE))
    delegate.post(to_bayside, {"choice": "must"})

    assert "No, thanks Must meet : Bayside Power" in said
    assert Wish.objects.get().declined_at is None


def test_a_wish_that_an_officer_made_is_shown_and_removed(delegate, hall):
    hall.wish(0, 1, worth=100)

    said = words(delegate.get(PAGE))
    delegate.post(f"{PAGE}{hall.session.pk}/{hall.hosts[1].pk}/remove/")

    assert "Redwood Cells" in said
    assert "Must meet Would like to meet : Redwood Cells" in said
    assert not Wish.objects.exists()


def test_a_host_who_declined_is_not_asked_again(delegate, hall, to_bayside):
    wish = hall.wish(0, 0)
    Wish.objects.filter(pk=wish.pk).update(declined_at=wish.session.slots.first().period.lower)

    response = delegate.post(to_bayside, {"choice": "like"}, headers=FOR_SCRIPTS)

    assert response.status_code == 409
    assert "have declined this meeting" in words(response)


def test_without_scripts_a_wish_leads_back_to_the_list(delegate, hall, to_bayside):
    response = delegate.post(to_bayside, {"choice": "like"})

    assert response["Location"] == f"{PAGE}?session={hall.session.pk}"


def test_a_delegate_without_a_session_is_told_when_to_come_back(delegate, hall):
    hall.companies[0].delete()

    assert "No session yet" in words(delegate.get(PAGE))


def test_a_delegate_learns_after_publication_why_a_wish_has_no_meeting(delegate, hall):
    facts = {"reason": "party_full", "party": hall.companies[0].pk, "least": 90}
    left_out = hall.wish(0, 1, worth=60)
    Wish.objects.filter(pk=left_out.pk).update(unheld_reason="party_full", unheld_facts=facts)
    hall.place(hall.wish(0, 0), slot=0, table=0)

    before = words(delegate.get(PAGE))
    hall.publish()
    after = words(delegate.get(PAGE))

    assert "No meeting so far" not in before
    assert "No meeting so far. All your slots are taken by other meetings." in after
