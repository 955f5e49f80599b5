"""Repairing a timetable: what begins soon stays; nothing changes until a way is accepted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.accounts import StaffFactory
from tests.factories.meetings import a_big_session
from tests.factories.repairs import accept, free, propose, standing
from tests.factories.sessions import NOW, company_in, host_in

from hansa.apps.meetings import board, mending, services
from hansa.apps.meetings.models import Absence, Meeting, Party, PublishedMeeting, Seat, Wish
from hansa.apps.meetings.repair_rows import Closure, Repair
from hansa.apps.meetings.troubles import Joining, Trouble
from hansa.apps.meetings.ways import Names
from hansa.plumbing.history.models import Event
from hansa.values import Refused


@pytest.fixture
def before(ten):
    """9:00 on the day."""
    return ten - timedelta(hours=1)


@pytest.fixture
def host(hall):
    """Who receives for the first host."""
    return hall.hosts[0].counterpart.contact


class TestSomebodyDoesNotCome:
    def test_their_meetings_are_lost_and_the_free_place_is_taken(self, hall, host, before):
        lost = free(hall.place(hall.wish(0, 0), slot=0, table=0))
        waiting = hall.wish(0, 1)

        repair = propose(hall, before, missing=(host.pk,), why="Missed the flight")
        accept(repair, hall, before)

        assert Meeting.objects.get().wish == waiting
        lost.wish.refresh_from_db()
        assert lost.wish.unheld_reason == "missing"
        assert Absence.objects.filter(person=host, cause="repair").count() == 3

    def test_nothing_changes_until_a_way_is_accepted(self, hall, host, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))
        hall.wish(0, 1)
        was, sight = standing(), mending.sight_of(hall.session)

        propose(hall, before, missing=(host.pk,))

        assert standing() == was
        assert mending.sight_of(hall.session) == sight
        assert not Absence.objects.exists()
        assert not Event.objects.filter(verb="people.missing").exists()

    def test_an_agreed_meeting_of_theirs_is_lost_too(self, hall, host, before):
        hall.place(hall.wish(0, 0), slot=0, table=0)

        accept(propose(hall, before, missing=(host.pk,)), hall, before)

        assert not Meeting.objects.exists()

    def test_a_meeting_under_way_or_soon_to_begin_stays(self, hall, host, ten):
        for company, slot in ((0, 0), (1, 1)):
            free(hall.place(hall.wish(company, 0), slot=slot, table=0))
        now = ten + timedelta(minutes=20)

        repair = propose(hall, now, missing=(host.pk,))
        accept(repair, hall, now)

        assert Meeting.objects.count() == 2
        assert repair.left == sorted(Wish.objects.values_list("pk", flat=True))
        assert set(Absence.objects.values_list("slot", flat=True)) == {hall.slots[2].pk}

    def test_who_is_late_meets_when_they_are_there(self, hall, host, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))

        repair = propose(hall, before, missing=(host.pk,), missing_until=hall.slots[2].pk)
        accept(repair, hall, before)

        assert Meeting.objects.get().slot == hall.slots[2]
        assert set(Absence.objects.values_list("slot", flat=True)) == {
            slot.pk for slot in hall.slots[:2]
        }

    def test_a_colleague_takes_the_meeting_over_where_nobody_may_move(self, hall, before):
        meeting = free(hall.place(hall.wish(1, 0), slot=0, table=0))
        missing = meeting.seats.get(party=hall.companies[1]).person

        repair = propose(hall, before, missing=(missing.pk,))
        accept(repair, hall, before)

        held = Meeting.objects.get()
        assert held.seats.get(party=hall.companies[1]).person != missing

    def test_whoever_is_back_after_all_may_meet_again(self, hall, host, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))
        accept(propose(hall, before, missing=(host.pk,)), hall, before)

        accept(propose(hall, before, back=(host.pk,)), hall, before)

        assert Meeting.objects.count() == 1
        assert not Absence.objects.exists()


class TestATableIsLost:
    def test_its_meetings_go_to_another(self, hall, before):
        free(hall.place(hall.wish(0, 0), slot=1, table=0))

        accept(propose(hall, before, tables=(hall.tables[0].pk,)), hall, before)

        assert Meeting.objects.get().table == hall.tables[1]
        assert Closure.objects.filter(table=hall.tables[0]).count() == 3

    def test_it_is_closed_from_one_slot_until_another(self, hall, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))

        repair = propose(
            hall,
            before,
            tables=(hall.tables[0].pk,),
            closed_from=hall.slots[1].pk,
            closed_until=hall.slots[2].pk,
        )
        accept(repair, hall, before)

        assert Closure.objects.get().slot == hall.slots[1]
        assert Meeting.objects.get().table == hall.tables[0]

    def test_no_proposal_and_no_hand_puts_a_meeting_there(self, hall, before):
        meeting = free(hall.place(hall.wish(1, 1), slot=0, table=0))
        accept(propose(hall, before, tables=(hall.tables[0].pk,)), hall, before)
        hall.wish(0, 0)

        with pytest.raises(Refused) as refusal:
            hall.move(meeting, slot=2, table=0)

        assert refusal.value.objections == ("Table 1 is closed at 11:00.",)
        places = board.places_for(meeting.wish, session=hall.session).objections
        assert places[hall.slots[2].pk, hall.tables[0].pk] == refusal.value.objections
        assert hall.propose().held == 2
        assert set(Meeting.objects.values_list("table", flat=True)) == {hall.tables[1].pk}

    def test_a_table_may_be_opened_again(self, hall, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))
        accept(propose(hall, before, tables=(hall.tables[0].pk,)), hall, before)

        accept(propose(hall, before, opened=(hall.tables[0].pk,)), hall, before)

        assert not Closure.objects.exists()


class TestSomebodyWalksIn:
    def test_a_host_joins_and_meets_whom_they_like(self, hall, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))
        newcomer = host_in(hall.coast, "Golden Cells")
        joining = Joining(counterpart=newcomer.pk, wishes=(hall.companies[0].pk,), worth=75)

        repair = propose(hall, before, joining=joining)

        assert not Party.objects.filter(counterpart=newcomer).exists()
        accept(repair, hall, before)
        wish = Wish.objects.get(asking__counterpart=newcomer)
        assert (wish.worth, wish.origin) == (75, "agency")
        assert Seat.objects.filter(meeting__wish=wish).count() == 2

    def test_an_organisation_that_joins_is_named_in_what_it_wins(self, hall, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))
        newcomer = company_in(hall.coast, "Oxelaar Foundry")
        joining = Joining(registration=newcomer.pk, wishes=(hall.hosts[1].pk,), worth=50)

        repair = propose(hall, before, joining=joining)

        (line,) = Names(repair, hall.session).ways()[0].won
        assert (line.asking, line.asked) == ("Oxelaar Foundry", "Redwood Cells")
        assert line.now.people == (str(newcomer.delegates.get().person), "Grace Redwood Cells")

    def test_whoever_has_nobody_there_cannot_join(self, hall, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))
        newcomer = company_in(hall.coast, "Oxelaar Foundry", delegates=0)
        joining = Joining(registration=newcomer.pk, wishes=(hall.hosts[1].pk,))

        with pytest.raises(Refused) as refusal:
            propose(hall, before, joining=joining)

        assert refusal.value.objections == (
            "Nobody of Oxelaar Foundry is on this leg on that day.",
        )
        assert not Repair.objects.exists()


class TestAccepting:
    @pytest.fixture
    def repair(self, hall, host, before):
        free(hall.place(hall.wish(0, 0), slot=0, table=0))
        hall.wish(0, 1)
        return propose(hall, before, missing=(host.pk,), why="Missed the flight")

    def test_it_is_told_who_did_it_when_and_why(self, hall, repair, before):
        accept(repair, hall, before)

        told = Event.objects.get(verb="timetable.repaired")
        assert (told.by, told.at, told.why) == (hall.officer, before, "Missed the flight")
        assert (told.details["lost"], told.details["won"]) == (1, 1)
        assert Event.objects.get(verb="people.missing").details["people"] == ["Grace Bayside Power"]

    def test_pressing_twice_is_pressing_once(self, hall, repair, before):
        accept(repair, hall, before)
        was = standing()

        again = accept(repair, hall, before)

        assert again.accepted == 0
        assert standing() == was
        assert Event.objects.filter(verb="timetable.repaired").count() == 1

    def test_a_second_officer_is_told_that_a_way_was_taken(self, hall, repair, before):
        repair.alternatives.append(repair.alternatives[0])
        repair.save()
        accept(repair, hall, before)
        other = StaffFactory(agency=hall.coast.agency)

        with pytest.raises(Refused) as refusal:
            accept(repair, hall, before, number=1, by=other)

        assert refusal.value.objections == (
            f"{hall.officer} has already taken another of these ways.",
        )

    def test_on_a_board_that_changed_meanwhile_it_is_refused(self, hall, repair, before):
        hall.move(Meeting.objects.get(), slot=1, table=1)
        was = standing()

        with pytest.raises(Refused) as refusal:
            accept(repair, hall, before)

        assert refusal.value.objections == (
            "The board has changed since these moves were worked out. Look for them again.",
        )
        assert standing() == was

    def test_when_what_would_change_begins_too_soon_it_is_refused(self, hall, repair, ten):
        with pytest.raises(Refused) as refusal:
            accept(repair, hall, ten - timedelta(minutes=14))

        assert "10:00" in refusal.value.objections[0]
        assert not Absence.objects.exists()

    def test_while_a_timetable_is_made_it_is_refused(self, hall, repair, before):
        services.order_timetable(session=hall.session, seconds=5, by=hall.officer, now=NOW)

        with pytest.raises(Refused) as refusal:
            accept(repair, hall, before)

        assert "repair it when it is done" in refusal.value.objections[0]

    def test_only_those_concerned_are_told_when_it_is_published(self, hall, repair, before):
        hall.publish()
        accept(repair, hall, before)

        publication = hall.publish(now=before)

        assert {change.kind for change in publication.changes} == {"cancelled", "added"}
        assert publication.people == 3
        assert PublishedMeeting.objects.filter(cancelled_at__isnull=True).count() == 2


def test_two_meetings_may_change_places_in_one_stroke(hall, before):
    first = free(hall.place(hall.wish(0, 0), slot=0, table=0))
    second = free(hall.place(hall.wish(0, 1), slot=1, table=0))
    repair = propose(hall, before, tables=(hall.tables[1].pk,))
    swapped = [_to(first, hall.slots[1]), _to(second, hall.slots[0])]
    repair.alternatives = [{"shifts": swapped, "held": 2, "worth_more": 0, "idle_more": 0}]
    repair.save()

    accept(repair, hall, before)

    assert standing() == {
        (first.wish_id, hall.slots[1].pk, hall.tables[0].pk),
        (second.wish_id, hall.slots[0].pk, hall.tables[0].pk),
    }
    assert Seat.objects.filter(meeting=first).count() == 2


def _to(meeting, slot):
    people = {str(seat.party_id): seat.person_id for seat in meeting.seats.all()}
    pair = [meeting.wish.asking_id, meeting.wish.asked_id]
    was = {"slot": meeting.slot_id, "table": meeting.table_id, "people": people, "helpers": {}}
    now = was | {"slot": slot.pk}
    return {"wish": meeting.wish_id, "parties": pair, "was": was, "now": now, "reason": ""}


def test_a_session_where_all_must_be_held_may_lose_those_who_do_not_come(hall, host, before):
    hall.session.holds_all = True
    hall.session.save()
    free(hall.place(hall.wish(0, 0), slot=0, table=0))
    kept = free(hall.place(hall.wish(0, 1), slot=1, table=0))

    accept(propose(hall, before, missing=(host.pk,)), hall, before)

    assert Meeting.objects.get() == kept


@pytest.mark.slow
def test_a_session_of_the_size_of_a_real_one_is_repaired_with_few_queries(ten):
    session = a_big_session(slots=12, tables=30, companies=80, hosts=40, wishes=600)
    officer = StaffFactory()
    missing = tuple(Seat.objects.values_list("person", flat=True).order_by("pk")[:5])
    trouble = Trouble(missing=missing, most_moves=12)

    with CaptureQueriesContext(connection) as asked:
        repair = services.propose_repair(session=session, trouble=trouble, by=officer, now=NOW)

    assert len(asked) < 60
    services.accept_repair(repair=repair, number=0, by=officer, now=NOW)
    assert not Seat.objects.filter(person__in=missing).exists()
