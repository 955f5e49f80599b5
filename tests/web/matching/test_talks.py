"""What two sides write to one another before the mission, and the calls they agree on."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.interest import market_of
from tests.factories.soon import a_hall_next_week
from tests.web.meetings.pages import words

from hansa.apps.matching import services
from hansa.apps.matching.models import Conversation, Message, VideoCall
from hansa.apps.matching.rules import Choice
from hansa.apps.meetings import queries
from hansa.apps.registration.models import Contact, Registration
from hansa.plumbing.mailing.models import Letter


@pytest.fixture
def market(db):
    """A company that wants to meet a host, a week from now."""
    found = market_of(a_hall_next_week())
    found.express(found.companies[0], found.hosts[0], now=timezone.now())
    return found


@pytest.fixture
def delegate(market):
    person = market.companies[0].registration.delegates.get().person
    person.user = UserFactory()
    person.save()
    return person.user


@pytest.fixture
def mine(market):
    """The talk as the delegate opens it."""
    return f"/me/west-coast/talks/{market.hosts[0].pk}/"


@pytest.fixture
def theirs(market):
    """The same as the host opens it."""
    token = queries.host_token(market.hosts[0].counterpart)
    return f"/host/{token}/talks/{market.companies[0].pk}/"


@pytest.fixture
def signed_in(client, delegate, mine):
    """The delegate at the talk."""
    client.force_login(delegate)
    return client, mine


def soon(hours: int = 48) -> str:
    return f"{timezone.localtime() + timedelta(hours=hours):%Y-%m-%dT%H:%M}"


def test_a_delegate_and_a_host_write_to_one_another(client, delegate, mine, theirs):
    client.force_login(delegate)
    client.post(mine, {"text": "Shall we talk before we come?"})
    client.logout()
    read = words(client.get(theirs))
    client.post(theirs, {"text": "Gladly."})
    client.force_login(delegate)

    assert "Shall we talk before we come?" in read
    assert "Gladly." in words(client.get(mine))
    assert "2 messages" in words(client.get("/me/west-coast/talks/"))
    assert Contact.objects.get().how == "mail"


def test_a_stranger_reads_no_word(client, market, delegate, mine):
    client.force_login(delegate)
    client.post(mine, {"text": "Between us."})
    client.force_login(UserFactory())

    assert client.get(mine).status_code == 404
    assert client.get("/me/west-coast/talks/").status_code == 404


def test_nobody_writes_who_was_not_asked(client, market, delegate):
    client.force_login(delegate)
    other = f"/me/west-coast/talks/{market.hosts[1].pk}/"

    page = words(client.get(other))
    refused = client.post(other, {"text": "Hello?"})

    assert "Say first that you would like to meet Redwood Cells" in page
    assert refused.status_code == 422
    assert not Message.objects.exists()


def test_an_officer_brings_two_together_who_then_write(client, market, delegate):
    client.force_login(market.officer)
    pair = {"one": market.companies[0].pk, "other": market.hosts[1].pk}

    said = client.post("/m/west-coast/talks/open/", pair, follow=True)
    client.force_login(delegate)
    client.post(f"/me/west-coast/talks/{market.hosts[1].pk}/", {"text": "Hello."})

    assert "can write to one another now" in words(said)
    assert Message.objects.get().text == "Hello."


def test_the_other_side_is_told_once_an_hour(client, delegate, mine, theirs):
    client.force_login(delegate)
    client.post(mine, {"text": "One."})
    client.post(mine, {"text": "Two."})

    letter = Letter.objects.get()
    link = "/host/" + letter.body.partition("/host/")[2].split()[0]
    client.logout()
    assert "Two." in client.get(link).text
    Conversation.objects.update(other_told_at=timezone.now() - timedelta(hours=2))
    client.force_login(delegate)
    client.post(mine, {"text": "Three."})
    assert Letter.objects.count() == 2


def test_a_call_is_agreed_on_and_counts_once(client, delegate, mine, theirs):
    client.force_login(delegate)
    client.post(f"{mine}call/", {"starts_at": soon(), "address": "https://call.example/1"})
    call = VideoCall.objects.get()
    client.logout()
    asked = words(client.get(theirs))
    client.post(f"{theirs}call/{call.pk}/", {"to": "accepted"})
    VideoCall.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    client.post(f"{theirs}call/{call.pk}/", {"to": "held"})
    client.post(f"{theirs}call/{call.pk}/", {"to": "held"})
    client.force_login(delegate)
    client.post(f"{mine}call/{call.pk}/", {"to": "held"})

    assert "A video call is proposed" in asked
    assert "Belgium Time" in asked or "Central European Time" in asked
    call.refresh_from_db()
    assert call.status == "held"
    assert Contact.objects.filter(how="video").count() == 1


def test_a_call_that_is_ahead_was_not_held_yet(client, market, delegate, mine):
    client.force_login(delegate)
    client.post(f"{mine}call/", {"starts_at": soon(), "address": "https://call.example/1"})
    call = VideoCall.objects.get()

    said = client.post(f"{mine}call/{call.pk}/", {"to": "accepted"}, follow=True)

    assert "You proposed this call; the others answer." in words(said)
    call.refresh_from_db()
    assert call.status == "proposed"


@pytest.mark.parametrize(
    ("hours", "scheme", "why"),
    [
        (48, "http", "it begins with https://"),
        (-1, "https", "a time that is still to come"),
        (24 * 300, "https", "within the next 120 days"),
    ],
)
def test_a_call_that_will_not_do_is_refused(signed_in, hours, scheme, why):
    client, mine = signed_in
    proposed = {"starts_at": soon(hours), "address": f"{scheme}://call.example/1"}

    refused = client.post(f"{mine}call/", proposed)

    assert refused.status_code == 422
    assert why in words(refused)
    assert not VideoCall.objects.exists()


def test_the_talk_of_a_company_that_left_is_closed(client, market, delegate, mine, theirs):
    client.force_login(delegate)
    client.post(mine, {"text": "See you."})
    Registration.objects.filter(pk=market.companies[0].registration_id).update(status="withdrawn")
    client.logout()

    refused = client.post(theirs, {"text": "Where are you?"})

    assert "this conversation is closed" in words(refused)
    assert Message.objects.count() == 1


def test_a_host_who_says_no_later_closes_the_talk(client, market, delegate, mine, theirs):
    client.force_login(delegate)
    client.post(mine, {"text": "See you."})
    market.express(market.hosts[0], market.companies[0], Choice.NO, now=timezone.now())

    refused = client.post(mine, {"text": "Are you there?"})

    assert f"{market.hosts[0]} cannot be met on this mission" in words(refused)
    assert Message.objects.count() == 1


def test_organisers_see_that_they_talk_but_not_what(client, market, delegate, mine):
    client.force_login(delegate)
    client.post(mine, {"text": "Our secret."})
    client.force_login(market.officer)

    page = words(client.get("/m/west-coast/talks/"))

    assert "Zelmavelde Grid" in page
    assert "Our secret." not in page
    assert "What they write is for the two of them alone." in page


def test_staff_of_another_agency_see_no_talk(client, market):
    client.force_login(StaffFactory())

    assert client.get("/m/west-coast/talks/").status_code == 404


def test_nothing_that_is_written_becomes_markup(client, delegate, mine):
    client.force_login(delegate)
    client.post(mine, {"text": "<script>alert(1)</script>"})

    assert "<script>alert" not in client.get(mine).text


def test_too_long_a_message_is_refused(client, delegate, mine):
    client.force_login(delegate)

    assert client.post(mine, {"text": "x" * 2001}).status_code == 422


def test_the_database_keeps_one_talk_of_two(market):
    one, other = market.companies[0], market.hosts[0]
    now = timezone.now()
    services.open_conversation(one=one, other=other, by=market.officer, now=now)

    again = services.open_conversation(one=other, other=one, by=market.officer, now=now)
    with pytest.raises(IntegrityError, match="two_have_one_conversation"), transaction.atomic():
        Conversation.objects.create(one=other, other=one, opened_at=now)

    assert Conversation.objects.get() == again


def test_pages_ask_little_of_the_database(
    client, delegate, mine, theirs, django_assert_max_num_queries
):
    client.force_login(delegate)
    client.post(mine, {"text": "Hello."})
    client.post(f"{mine}call/", {"starts_at": soon(), "address": "https://call.example/1"})

    with django_assert_max_num_queries(12):
        client.get(mine)
    client.logout()
    with django_assert_max_num_queries(12):
        client.get(theirs)


def test_those_who_said_no_to_all_are_left_alone(client, market, delegate):
    market.express(market.companies[0], market.hosts[1], Choice.NO, now=timezone.now())
    client.force_login(delegate)

    refused = client.post(f"/me/west-coast/talks/{market.hosts[1].pk}/", {"text": "Hm."})

    assert refused.status_code == 422


def test_a_talk_that_nobody_began_does_not_stand_above_the_latest(client, market, delegate, mine):
    company, (host, other) = market.companies[0], market.hosts
    long_ago = timezone.now() - timedelta(days=2)
    services.open_conversation(one=company, other=other, by=market.officer, now=long_ago)
    client.force_login(delegate)
    client.post(mine, {"text": "Shall we talk before we come?"})

    lines = client.get("/me/west-coast/talks/").context["lines"]

    assert [each["about"] for each in lines] == [host, other]
