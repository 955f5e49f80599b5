"""The page of whom one meets, and the note on it."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.accounts import StaffFactory
from tests.factories.interest import profile_for, recommend
from tests.factories.missions import LegFactory
from tests.factories.programme import between, delegate_on, told_meeting

from hansa.apps.matching.models import CooperationProfile
from hansa.apps.matching.services import Said, state_profile
from hansa.apps.programme.models import MeetingNote, Place
from hansa.journeys.erase_person import erase_person
from hansa.journeys.know_about_me import know_about_me

pytestmark = pytest.mark.django_db


@pytest.fixture
def leg():
    return LegFactory(mission__slug="west-coast")


@pytest.fixture
def delegate(leg):
    return delegate_on(leg)


@pytest.fixture
def meeting(delegate):
    return told_meeting(delegate, hours=between("10:30", "10:50"))


@pytest.fixture
def theirs(meeting):
    """What the host looks for and brings, recommended to the delegate."""
    host = profile_for(meeting.other_party.counterpart)
    officer = StaffFactory(agency=meeting.session.leg.mission.organisers.first().agency)
    said = {"needs": [Said("Cold rooms at sea")], "offers": [Said("A berth in Oakland")]}
    state_profile(profile=host, by=officer, now=timezone.now(), **said)
    recommend(profile_for(meeting.delegate.registration), host)
    return host


def address(meeting, name="meeting"):
    return reverse(
        f"programme:{name}",
        args=[meeting.delegate.mission.slug, f"{meeting.wish.uid}-{meeting.person_id}"],
    )


def opened(client, meeting):
    client.force_login(meeting.person.user)
    return client.get(address(meeting))


def noted(client, meeting, text):
    client.force_login(meeting.person.user)
    return client.post(address(meeting, "note"), {"text": text}, follow=True)


def test_a_delegate_reads_on_one_page_whom_they_meet_where_and_why(client, meeting, theirs, leg):
    Place.objects.create(leg=leg, name="Hall B", address="1 Pier", latitude=37.8, longitude=-122.4)

    page = opened(client, meeting).text

    assert "Pacific Cold Chain" in page
    assert "Jo Kim, Buyer" in page
    assert "Table 4, Hall B" in page
    assert "1 Pier" in page
    assert "On a map" in page
    assert "Cold rooms at sea" in page
    assert "A berth in Oakland" in page
    assert "You asked to meet Pacific Cold Chain." in page


def test_a_stranger_and_an_officer_do_not_learn_that_the_meeting_exists(client, meeting):
    stranger = delegate_on(LegFactory()).person.user
    officer = StaffFactory(agency=meeting.delegate.registration.agency)
    colleague = delegate_on(meeting.session.leg).person.user

    for reader in (stranger, officer, colleague):
        client.force_login(reader)
        assert client.get(address(meeting)).status_code == 404
        assert client.post(address(meeting, "note"), {"text": "x"}).status_code == 404


@pytest.mark.parametrize("uid", ["x", "1-2-3", "0" * 200, "a1b2-99999999999999999999999"])
def test_an_address_that_names_no_meeting_leads_nowhere(client, meeting, uid):
    client.force_login(meeting.person.user)

    answer = client.get(reverse("programme:meeting", args=["west-coast", uid]))

    assert answer.status_code == 404


def test_a_profile_for_organisers_alone_is_not_shown(client, meeting, theirs):
    CooperationProfile.objects.filter(pk=theirs.pk).update(openness="organisers")

    assert "Cold rooms at sea" not in opened(client, meeting).text


def test_of_a_meeting_that_was_called_off_only_the_note_is_left(client, meeting, theirs):
    noted(client, meeting, "Asks for a price list.")
    type(meeting).objects.update(cancelled_at=timezone.now())

    page = opened(client, meeting).text

    assert "Cancelled" in page
    assert "Asks for a price list." in page
    assert "Cold rooms at sea" not in page
    assert "Jo Kim" not in page


def test_a_note_is_kept_changed_and_thrown_away(client, meeting):
    first = noted(client, meeting, "Asks for a price list.")
    second = noted(client, meeting, "Sent the price list.")
    noted(client, meeting, "  ")

    assert "Asks for a price list." in first.text
    assert "Sent the price list." in second.text
    assert "Asks for a price list." not in second.text
    assert not MeetingNote.objects.exists()


def test_a_note_that_is_too_long_is_refused_beside_its_field(client, meeting):
    assert noted(client, meeting, "x" * 4001).status_code == 422
    assert not MeetingNote.objects.exists()


def test_whoever_travels_instead_does_not_inherit_the_notes(client, meeting):
    noted(client, meeting, "Asks for a price list.")
    other = delegate_on(meeting.session.leg).person
    type(meeting).objects.update(person=other)
    meeting.refresh_from_db()

    page = opened(client, meeting)

    assert page.status_code == 200
    assert "Asks for a price list." not in page.text


def test_all_notes_of_a_journey_stand_on_one_page_for_their_writer_alone(client, meeting):
    where = reverse("programme:notes", args=["west-coast"])
    noted(client, meeting, "Asks for a price list.")
    type(meeting).objects.update(cancelled_at=timezone.now())
    own = client.get(where).text
    client.force_login(delegate_on(meeting.session.leg).person.user)
    others = client.get(where).text
    client.force_login(delegate_on(LegFactory()).person.user)

    assert "Asks for a price list." in own
    assert address(meeting) in own
    assert "You have noted nothing yet" in others
    assert client.get(where).status_code == 404


def test_a_note_is_told_to_its_writer_and_forgotten_with_them(client, meeting):
    noted(client, meeting, "Asks for a price list.")
    writer = meeting.person.user

    told = {each.name: each.rows for each in know_about_me(writer)}["meeting_notes"]
    erase_person(writer, now=timezone.now())

    assert [row["body"] for row in told] == ["Asks for a price list."]
    assert not MeetingNote.objects.exists()


def test_the_page_costs_at_most_twelve_queries(
    client, meeting, theirs, django_assert_max_num_queries
):
    client.force_login(meeting.person.user)

    with django_assert_max_num_queries(12):
        client.get(address(meeting))
