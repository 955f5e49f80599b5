"""A helper whom two sessions of a mission share is in one place at a time."""

import pytest
from django.db import IntegrityError, transaction
from tests.factories.sessions import NOW, Hall, open_session

from hansa.apps.meetings import board, services
from hansa.apps.meetings.models import Assistance, Meeting, PublishedHelp
from hansa.apps.meetings.sharing import clashes_of, taken_elsewhere
from hansa.apps.meetings.troubles import Trouble
from hansa.values import Refused


@pytest.fixture
def said(hall):
    return {"by": hall.officer, "now": NOW}


@pytest.fixture
def other(hall, ten, said):
    """Another session at the same time: the other company, the other host."""
    session = open_session(hall.coast, start=ten)
    company = hall.companies[1].registration
    host = hall.hosts[1].counterpart
    return Hall(
        coast=hall.coast,
        session=session,
        slots=list(session.slots.order_by("period")),
        tables=list(session.tables.order_by("position")),
        companies=[services.join_session(session=session, registration=company, **said)],
        hosts=[services.join_session(session=session, counterpart=host, **said)],
    )


def interpreted(hall, said, name="Aiko Mori"):
    """A meeting in Japanese, and the interpreter of the session."""
    services.keep_helper(session=hall.session, name=name, skills=["ja"], **said)
    wish = hall.wish(0, 0)
    services.say_needs(wish=wish, needed=services.Needed(skills=["ja"]), **said)
    wish.refresh_from_db()
    return wish


@pytest.fixture
def told(hall, said):
    """The interpreter is told to help in the first session at ten."""
    wish = interpreted(hall, said)
    hall.place(wish, slot=0, table=0)
    hall.publish()
    return wish


def test_who_is_told_to_help_elsewhere_is_not_there_for_a_proposal(other, told, said):
    wish = interpreted(other, said, name="aiko  MORI")

    run = other.propose()

    assert run.held == 1
    wish.refresh_from_db()
    assert wish.meeting.slot != other.slots[0]


def test_the_way_from_the_other_session_counts(hall, other, told, said):
    interpreted(other, said)
    services.aim(session=hall.session, goals=["worth"], moving=10, **said)
    other.session.refresh_from_db()

    helper = other.session.helpers.get().pk

    assert taken_elsewhere(other.session) == {(helper, slot.pk) for slot in other.slots[:2]}


def test_by_hand_nobody_is_called_who_is_told_to_be_elsewhere(other, told, said):
    wish = interpreted(other, said)

    with pytest.raises(Refused, match="At 10:00 nobody is free who brings: Japanese"):
        other.place(wish, slot=0, table=0)

    places = board.places_for(wish, session=other.session).objections
    assert not places[other.slots[1].pk, other.tables[0].pk]


def test_a_namesake_on_another_mission_is_somebody_else(hall, other, told, said):
    interpreted(other, said)
    mission = type(hall.coast.mission).objects.create(
        **{
            field.name: getattr(hall.coast.mission, field.name)
            for field in type(hall.coast.mission)._meta.concrete_fields
            if field.name not in {"id", "slug"}
        },
        slug="another",
    )
    PublishedHelp.objects.update(mission=mission)

    assert taken_elsewhere(other.session) == frozenset()


@pytest.fixture
def clashing(hall, other, said):
    """Both boards hold the interpreter at ten; only the first is published."""
    first, second = interpreted(hall, said), interpreted(other, said)
    hall.place(first, slot=0, table=0)
    other.place(second, slot=0, table=0)
    hall.publish()
    return second


def test_a_clash_that_exists_already_is_listed_in_both_sessions(hall, other, clashing):
    (here,), (there,) = clashes_of(other.session), clashes_of(hall.session)

    assert (here.helper, here.clock, here.told) == ("Aiko Mori", "10:00", True)
    assert here.meeting == "Quorilune Storage – Redwood Cells"
    assert (there.meeting, there.told) == ("Zelmavelde Grid – Bayside Power", False)


def test_the_second_is_not_published_and_says_who_must_help_elsewhere(other, clashing):
    with pytest.raises(Refused, match=r"Aiko Mori is told to help in .* at 10:00"):
        other.publish()

    assert PublishedHelp.objects.count() == 1


def test_once_somebody_else_helps_it_is_published(other, clashing, said):
    services.keep_helper(session=other.session, name="Kenji Abe", skills=["ja"], **said)
    Meeting.objects.filter(wish=clashing).update(agreed=False)

    other.propose()
    other.publish()

    assert clashes_of(other.session) == []
    assert set(PublishedHelp.objects.values_list("who", flat=True)) >= {"aiko mori"}


def test_what_is_no_longer_told_frees_the_helper(hall, other, told, said):
    interpreted(other, said)
    services.take_off(meeting=told.meeting, why="", **said)
    hall.wish(1, 1)
    hall.propose()
    Meeting.objects.filter(wish=told).delete()

    hall.publish()

    assert taken_elsewhere(other.session) == frozenset()


def test_the_database_lets_no_helper_be_told_two_places(hall, other, told):
    first = PublishedHelp.objects.get()

    with pytest.raises(IntegrityError, match="no_helper_is_told"), transaction.atomic():
        PublishedHelp.objects.create(
            wish=told,
            session=other.session,
            mission=first.mission,
            who=first.who,
            period=first.period,
        )


def test_a_clash_is_trouble_enough_for_a_repair_that_calls_whoever_is_free(
    hall, other, clashing, said, ten
):
    services.keep_helper(session=other.session, name="Kenji Abe", skills=["ja"], **said)
    Meeting.objects.filter(wish=clashing).update(agreed=False)

    repair = services.propose_repair(
        session=other.session,
        trouble=Trouble(),
        **said,
    )
    services.accept_repair(repair=repair, number=0, **said)

    helping = Assistance.objects.get(meeting__wish=clashing)
    assert (helping.helper.name, helping.meeting.slot) == ("Kenji Abe", other.slots[0])
