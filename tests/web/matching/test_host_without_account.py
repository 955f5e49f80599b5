"""What a host does behind their link: answers, hours, a colleague, a new link."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from tests.factories.grouping import a_company, gathered
from tests.factories.interest import market_of, recommend
from tests.factories.soon import a_hall_next_week
from tests.web.meetings.pages import words

from hansa.apps.directory.models import Person
from hansa.apps.matching.models import Forwarding, Interest, Statement
from hansa.apps.meetings import links, queries
from hansa.apps.meetings.models import Absence, Counterpart, Party, Seat, Wish
from hansa.plumbing.history.models import Event
from hansa.plumbing.mailing.models import Letter

COLLEAGUE = {
    "first_name": "Ada",
    "last_name": "Byron",
    "email": "ada@bayside.example",
    "language": "fr",
    "note": "Could you?",
    "hands_over": "no",
}


@pytest.fixture
def market(db):
    """Two companies and two hosts, a week from now."""
    return market_of(a_hall_next_week())


@pytest.fixture
def host(market):
    return market.hosts[0].counterpart


@pytest.fixture
def link(host):
    return f"/host/{queries.host_token(host)}/"


def test_a_host_reads_why_they_are_asked_and_says_that_they_are_welcome(client, market, link):
    wish = market.hall.wish(0, 0)
    (listed,) = recommend(market.hosts[0], market.companies[0])
    listed.reasons = [{"code": "same_sector", "facts": {"sector": "food"}}]
    listed.save()

    asked = words(client.get(link))
    answered = client.post(f"{link}accept/{wish.pk}/", {"choice": "must"}, follow=True)

    assert "Why you:" in asked
    assert "Zelmavelde Grid are welcome; we plan the meeting." in words(answered)
    assert "your answer: must meet" in words(answered)
    said = Interest.objects.get(profile=market.hosts[0])
    assert (said.choice, said.origin, said.said_by) == ("must", "host", None)
    story = Event.objects.get(verb="host.said")
    assert story.details["host"] == str(market.hosts[0].counterpart.contact)


def test_a_host_proposes_a_meeting_and_the_company_reads_of_it(client, market, link):
    found = words(client.get(f"{link}people/?q=quorilune"))
    client.post(f"{link}people/{market.companies[1].pk}/", {"choice": "like"})

    assert "Quorilune Storage" in found
    assert "Zelmavelde Grid" not in found
    assert Interest.objects.get().about == market.companies[1]
    assert market.wishes()[0][0] == 60


def test_a_stranger_to_the_mission_cannot_be_proposed(client, link):
    assert client.post(f"{link}people/999999/", {"choice": "like"}).status_code == 404


def test_a_host_declines_for_the_whole_mission(client, market, link):
    wish = market.hall.wish(0, 0)

    client.post(f"{link}decline/{wish.pk}/", {"why": "We left that trade."})

    said = Interest.objects.get()
    assert (said.choice, said.why) == ("no", "We left that trade.")


def test_a_host_sets_their_hours(client, market, host, link):
    first, second, third = market.hall.slots

    client.post(f"{link}hours/", {"slot": [first.pk, third.pk]})
    away = Absence.objects.get()
    client.post(f"{link}hours/", {"slot": [first.pk, second.pk, third.pk]})

    assert (away.slot, away.person) == (second, host.contact)
    assert not Absence.objects.exists()


def test_an_hour_that_was_published_is_fixed(client, market, host, link):
    market.hall.place(market.hall.wish(0, 0), slot=0, table=0)
    market.hall.publish()

    page = words(client.get(f"{link}hours/"))
    client.post(f"{link}hours/", {})

    assert "fixed: you meet Zelmavelde Grid" in page
    _first, *others = market.hall.slots
    assert set(Absence.objects.values_list("slot", flat=True)) == {slot.pk for slot in others}


def test_what_the_organisers_noted_is_not_the_hosts_to_change(client, market, host, link):
    slot = market.hall.slots[0]
    Absence.objects.create(slot=slot, person=host.contact, why="flight")

    client.post(f"{link}hours/", {"slot": [each.pk for each in market.hall.slots]})

    assert Absence.objects.get().why == "flight"


def test_a_colleague_gets_a_link_of_their_own(client, host, link):
    client.post(f"{link}forward/", COLLEAGUE)

    letter = Letter.objects.get()
    theirs = letter.body.partition("/host/")[2].split("/")[0]
    page = client.get(f"/host/{theirs}/")
    assert (letter.to, letter.language) == ("ada@bayside.example", "fr")
    assert '<html lang="fr"' in page.text
    assert "Ada Byron" in page.text
    assert client.get(link).status_code == 200
    assert Forwarding.objects.get().to.organisation == host.organisation


def test_a_colleague_receives_instead_with_every_seat(client, market, host, link):
    market.hall.place(market.hall.wish(0, 0), slot=0, table=0)
    market.hall.publish()

    said = client.post(f"{link}forward/", COLLEAGUE | {"hands_over": "yes"})

    ada = Person.objects.get(email="ada@bayside.example")
    host.refresh_from_db()
    assert "Your link has ended." in words(said)
    assert host.contact == ada
    assert Seat.objects.filter(person=ada).count() == 1
    assert client.get(link).status_code == 410
    token = queries.host_token(Counterpart.objects.get(pk=host.pk))
    assert "Zelmavelde Grid" in client.get(f"/host/{token}/").text


def test_nobody_forwards_to_themselves(client, host, link):
    said = client.post(f"{link}forward/", COLLEAGUE | {"email": host.contact.email})

    assert said.status_code == 409
    assert "name a colleague" in words(said)
    assert not Letter.objects.exists()


def test_a_host_corrects_what_they_look_for(client, market, link):
    client.post(
        f"{link}profile/",
        {"needs": "Batteries for cold rooms\nAn agent in Ghent", "offers": "Grid storage"},
    )

    said = [(one.kind, one.text) for one in Statement.objects.order_by("kind", "position")]
    assert said == [
        ("need", "Batteries for cold rooms"),
        ("need", "An agent in Ghent"),
        ("offer", "Grid storage"),
    ]
    assert "An agent in Ghent" in client.get(f"{link}profile/").text


def test_too_many_sentences_are_refused_beside_their_field(client, link):
    said = client.post(f"{link}profile/", {"needs": "\n".join("abcdefghi"), "offers": ""})

    assert said.status_code == 409
    assert "Keep to the 8 sentences that matter most" in words(said)


def test_a_link_that_ended_mails_a_new_one_once_a_day(client, host, link, monkeypatch):
    monkeypatch.setattr(links, "LINK_LIFE", timedelta(seconds=-1))

    ended = client.get(link)
    once = client.post(f"{link}renew/")
    client.post(f"{link}renew/")

    assert ended.status_code == 410
    assert "Mail me a new link" in words(ended)
    assert str(host) not in ended.text
    letter = Letter.objects.get()
    assert letter.to == host.contact.email
    assert host.contact.email not in once.text
    assert "A new link goes to the address that we know" in words(once)


def test_a_replaced_link_is_renewed_as_well(client, market, host, link):
    Counterpart.objects.filter(pk=host.pk).update(link_version=2)

    client.post(f"{link}renew/")

    new = Letter.objects.get().body.partition("/host/")[2].split("/")[0]
    assert client.get(f"/host/{new}/").status_code == 200


def test_a_host_puts_those_they_want_to_meet_in_order(client, market, host, link):
    for company in market.companies:
        client.post(f"{link}people/{company.pk}/", {"choice": "must"})
    client.post(f"{link}order/{market.companies[1].pk}/", {"to": "up"})
    client.post(f"{link}order/{market.companies[1].pk}/", {"to": "up"})
    page = words(client.get(f"{link}order/"))

    ranked = Interest.objects.filter(profile=market.hosts[0]).order_by("rank")
    assert [each.about for each in ranked] == [market.companies[1], market.companies[0]]
    assert page.rindex("Quorilune Storage") < page.rindex("Zelmavelde Grid")
    assert Event.objects.filter(verb="host.ranked").count() == 1


def test_a_host_orders_nobody_whom_they_do_not_want(client, market, link):
    assert client.post(f"{link}order/999999/", {"to": "up"}).status_code == 404

    client.post(f"{link}order/{market.companies[0].pk}/", {"to": "up"})

    assert "Your list is empty" in words(client.get(f"{link}order/"))
    assert not Interest.objects.exists()


def test_a_forged_link_mails_nothing(client, host):
    assert client.post("/host/forged/renew/").status_code == 404
    assert not Letter.objects.exists()
    assert mail.outbox == []


def test_the_page_says_until_when_it_works(client, host, link):
    until = timezone.now() + queries.LINK_LIFE

    assert f"{until:%B} {until.year}; after that" in words(client.get(link))


def test_a_page_asks_little_of_the_database(client, market, link, django_assert_max_num_queries):
    market.hall.place(market.hall.wish(0, 0), slot=0, table=0)
    market.hall.wish(1, 0)
    market.hall.publish()
    recommend(market.hosts[0], *market.companies)

    for path in ("", "people/", "order/", "hours/", "profile/", "forward/"):
        with django_assert_max_num_queries(12):
            client.get(f"{link}{path}")


def test_a_company_turned_away_twice_takes_nobody_along(client, market, link):
    a_company(market.hall, "Arbor Wind")
    market.hall.companies.append(Party.objects.order_by("pk").last())
    group = gathered(market.hall, 0, 1, 2)
    no = {"why": "Not our trade.", "party": market.hall.companies[0].pk}

    client.post(f"{link}decline/{group.pk}/", no)
    again = client.post(f"{link}decline/{group.pk}/", no, follow=True)

    group = Wish.objects.get(pk=group.pk)
    assert "They are not in this meeting any more; nothing else was changed." in words(again)
    assert (group.declined_at, len(group.parties)) == (None, 3)


def test_a_no_that_is_said_twice_is_told_once(client, market, link):
    wish = market.hall.wish(0, 0)

    for _press in range(2):
        client.post(f"{link}decline/{wish.pk}/", {"why": "We left that trade."})

    assert Event.objects.filter(verb="host.declined").count() == 1


def test_a_host_who_answers_too_late_is_led_back_to_their_page(client, market, link):
    wish = market.hall.wish(0, 0)
    number = wish.pk
    wish.delete()

    late = client.post(f"{link}accept/{number}/", {"choice": "like"})

    assert late.status_code == 404
    assert "This has changed meanwhile" in words(late)
    assert "This link does not work" not in words(late)


@pytest.mark.parametrize("said", ["no", "perhaps", ""])
def test_a_word_that_is_no_welcome_is_refused_in_words(client, market, link, said):
    wish = market.hall.wish(0, 0)

    answered = client.post(f"{link}accept/{wish.pk}/", {"choice": said}, follow=True)

    assert "Choose one: must meet, would like to meet, or no, thanks." in words(answered)
    assert not Interest.objects.exists()
