"""An organisation changes the application that it has sent."""

from datetime import date

import pytest
from tests.factories.accounts import UserFactory
from tests.factories.directory import PersonFactory
from tests.factories.joining import owner_of
from tests.factories.registration import IN_TIME, TOO_LATE, delegate_of, partner_of, west_coast
from tests.factories.selection import closed, meeting_of_selection, resolved

from hansa.apps.registration import queries, services
from hansa.apps.registration.models import Fee, Payer, Registration
from hansa.apps.registration.travellers import Days, NewPerson, Traveller
from hansa.plumbing.history.recording import story_of
from hansa.values import Refused

pytestmark = pytest.mark.django_db

HOLDING = services.OtherPayer("Holding", "Rue 1", "1000", "Brussels", "pay@example.org")


@pytest.fixture
def coast():
    return west_coast()


@pytest.fixture
def lien(coast):
    return owner_of(coast)


@pytest.fixture
def sent(coast, lien):
    """Lien and An travel to San Francisco."""
    registration = Registration.objects.create(
        mission=coast.mission,
        organisation=lien.organisation,
        agency=coast.agency,
        motivation="Cooling.",
        applied_at=IN_TIME,
    )
    delegate_of(registration, leg=coast.san_francisco, person=lien)
    delegate_of(registration, leg=coast.san_francisco, first_name="An", last_name="Claes")
    return registration


def goes(person, leg, first=5, last=8):
    days = Days(leg, date(2025, 10, first), date(2025, 10, last))
    return Traveller(person, (days,))


def change(registration, by, *travellers, now=IN_TIME, seen=None, **changed):
    said = {"motivation": "Cooling.", **changed}
    alteration = services.Alteration(
        travellers=travellers, seen=seen or queries.version_of(registration), **said
    )
    return services.change_application(registration, alteration=alteration, by=by, now=now)


def everybody(coast, registration):
    return [goes(each.person, coast.san_francisco) for each in registration.delegates.all()]


def test_what_is_changed_is_recorded_with_what_it_said_before(coast, lien, sent):
    somebody = NewPerson("Jo", "Maes", "jo@example.org")

    delegates, changed = change(
        sent,
        lien.user,
        goes(lien, coast.san_francisco, first=6),
        goes(somebody, coast.san_francisco),
        motivation="Cooling on sea water.",
        sector_group=coast.energy,
        payer=HOLDING,
    )

    assert changed
    assert [str(each.person) for each in delegates] == ["Lien De Smet", "Jo Maes"]
    assert story_of(sent)[0].details["changes"] == [
        ["motivation", "", "Cooling.", "Cooling on sea water."],
        ["sector_group", "", "", str(coast.energy)],
        ["payer", "", "", "Holding, Rue 1, 1000 Brussels, BE, pay@example.org"],
        ["delegate", "An Claes", "San Francisco 2025-10-05 – 2025-10-08", ""],
        [
            "delegate",
            "Lien De Smet",
            "San Francisco 2025-10-05 – 2025-10-08",
            "San Francisco 2025-10-06 – 2025-10-08",
        ],
        ["delegate", "Jo Maes", "", "San Francisco 2025-10-05 – 2025-10-08"],
    ]


def test_sending_the_same_changes_nothing_and_tells_nothing(coast, lien, sent):
    numbers = set(sent.delegates.values_list("pk", flat=True))

    _, changed = change(sent, lien.user, *everybody(coast, sent))

    assert not changed
    assert set(sent.delegates.values_list("pk", flat=True)) == numbers
    assert list(story_of(sent)) == []


def test_the_fee_and_the_consents_stay_and_another_payer_can_be_taken_back(coast, lien, sent):
    Fee.objects.create(registration=sent, cents=300_00, ground="large", kept_at=IN_TIME)
    change(sent, lien.user, *everybody(coast, sent), payer=HOLDING)

    change(sent, lien.user, *everybody(coast, sent))

    assert not Payer.objects.exists()
    assert Registration.objects.get(pk=sent.pk).fee.cents == 300_00


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("waiting", "“On the waiting list” is not changed any more"),
        ("accepted", "“Accepted” is not changed any more"),
    ],
)
def test_what_is_decided_stays_as_it_is(coast, lien, sent, status, words):
    sent.status, sent.decided_at = status, IN_TIME
    sent.save()

    with pytest.raises(Refused, match=words):
        change(sent, lien.user, *everybody(coast, sent), motivation="Late.")

    assert Registration.objects.get().motivation == "Cooling."


def test_after_the_deadline_nothing_is_changed(coast, lien, sent):
    with pytest.raises(Refused, match="Registration closed on 31 August 2025"):
        change(sent, lien.user, *everybody(coast, sent), now=TOO_LATE, motivation="Late.")

    assert Registration.objects.get().motivation == "Cooling."


@pytest.mark.parametrize("ended", [False, True])
def test_nothing_is_changed_while_a_meeting_decides(coast, lien, sent, ended):
    meeting = meeting_of_selection(coast)
    resolved(meeting, sent, "accept")
    if ended:
        closed(meeting)

    with pytest.raises(Refused, match="The selection meeting is deciding on it"):
        change(sent, lien.user, *everybody(coast, sent), motivation="Late.")


def test_nobody_writes_over_what_a_colleague_changed(coast, lien, sent):
    seen = queries.version_of(sent)
    colleague = PersonFactory(organisation=lien.organisation, user=UserFactory(), is_owner=True)
    change(sent, colleague.user, *everybody(coast, sent), motivation="Mine.")

    with pytest.raises(Refused, match="Somebody has changed the application"):
        change(sent, lien.user, *everybody(coast, sent), motivation="Yours.", seen=seen)

    assert Registration.objects.get().motivation == "Mine."


def test_only_owners_change_and_nobody_is_named_twice_or_left_out_wholly(coast, lien, sent):
    for stranger in (coast.officer, partner_of(coast), owner_of(coast, name="Elsewhere").user):
        with pytest.raises(Refused, match="Only those who keep the record"):
            change(sent, stranger, *everybody(coast, sent))
    with pytest.raises(Refused, match="Name at least one delegate"):
        change(sent, lien.user)
    twice = goes(lien, coast.san_francisco)
    with pytest.raises(Refused, match="already travels in this mission") as refusal:
        change(sent, lien.user, twice, twice)

    assert refusal.value.field == "travellers-1-person"
