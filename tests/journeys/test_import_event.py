"""A brokerage event in the published format becomes a mission, or nothing at all."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from tests.factories.accounts import AgencyFactory, StaffFactory
from tests.factories.sessions import NOW

from hansa.apps.meetings import queries, services, solving
from hansa.apps.meetings.models import Absence, Meeting, Precedence, Wish
from hansa.apps.missions.models import Mission
from hansa.engines.scheduling.files.dzn import read_event
from hansa.journeys.import_event import Plan, import_event
from hansa.values import Refused

pytestmark = pytest.mark.django_db

# Four participants, four slots of which two in the morning, two tables; the second and the third
# participant meet twice, the last meeting is fixed, and the first meeting comes before the second.
SMALL = """\
nBusiness = 4;
nMeetings = 4;
nTables = 2;
nTotalSlots = 4;
nMorningSlots = 2;
requested = [|1, 2,1,
|2, 3,3,
|3, 2,3,
|1, 4,2,
|];
meetingsxBusiness = [{1,2,5},
{1,2,3,4},
{1,3,4},
{1,5}];
nMeetingsBusiness = [2,3,2,1];
forbidden = [{0},
{0,4},
{0},
{0}];
fixed = [0,0,0,3];
precedences = [{},
{1},
{},
{}];
"""


@pytest.fixture
def small_event():
    return read_event(SMALL)


@pytest.fixture
def plan():
    agency = AgencyFactory(code="brussels")
    return Plan(slug="small", title="Small", agency=agency, day=date(2027, 3, 18))


@pytest.fixture
def officer(plan):
    return StaffFactory(agency=plan.agency)


@pytest.fixture
def session(plan, officer, small_event):
    return import_event(event=small_event, plan=plan, by=officer, now=NOW)


def test_slots_keep_their_part_and_lunch_lies_between(session):
    starts = [
        f"{slot.period.lower.astimezone(session.leg.zone):%H:%M}"
        for slot in session.slots.order_by("period")
    ]

    assert starts == ["09:00", "09:20", "10:40", "11:00"]
    assert [slot.part for slot in session.slots.order_by("period")] == [1, 1, 2, 2]


def test_every_meeting_is_a_wish_even_when_two_meet_twice(session):
    assert Wish.objects.count() == 4
    assert sorted(Wish.objects.values_list("nth", flat=True)) == [1, 1, 1, 2]
    assert Precedence.objects.count() == 1


def test_a_forbidden_slot_is_an_absence(session):
    absence = Absence.objects.get()

    assert absence.slot == session.slots.order_by("period")[3]
    assert absence.person.last_name == "002"


def test_a_fixed_meeting_stands_on_the_board_and_stays(session, officer):
    fixed = Meeting.objects.get()
    run = services.order_timetable(session=session, seconds=5, by=officer, now=NOW)

    done = services.carry_out(run=run, clock=lambda: NOW)

    assert done.held == 4
    again = Meeting.objects.get(wish=fixed.wish)
    assert (again.slot, again.agreed) == (fixed.slot, True)


def test_the_session_as_a_problem_is_the_events_own_problem(session, small_event):
    framed = solving.framed(session).problem
    direct = small_event.problem(framed.slots)

    assert len(framed.tables) == len(direct.tables)
    assert framed.fairness == direct.fairness == 2
    assert [wish.slots for wish in framed.wishes] == [wish.slots for wish in direct.wishes]
    assert all(wish.required for wish in framed.wishes)


def test_the_same_event_is_not_imported_twice(session, plan, officer, small_event):
    with pytest.raises(Refused):
        import_event(event=small_event, plan=plan, by=officer, now=NOW + timedelta(days=1))

    assert Mission.objects.count() == 1


class TestTheCommand:
    """`hansa import-event FILE.dzn`."""

    @pytest.fixture
    def file(self, tmp_path, officer):
        file = tmp_path / "small.dzn"
        file.write_text(SMALL)
        return file

    def test_says_what_it_read_and_where_it_is(self, file, capsys):
        call_command("import_event", file)

        session = queries.sessions_of(Mission.objects.get()).get()
        assert capsys.readouterr().out.strip() == (
            f"small: 4 participants, 4 meetings, 4 slots, 2 tables: /m/small/meetings/{session.pk}/"
        )

    def test_prints_the_idle_periods_beside_the_best_published(self, file, tmp_path, capsys):
        published = tmp_path / "published.csv"
        published.write_text("file,fairness_d,optimum\nsmall.dzn,1,7\nsmall.dzn,2,1\n")

        call_command("import_event", file, propose=True, seconds=5, published=published)

        last = capsys.readouterr().out.strip().splitlines()[-1]
        assert last.startswith("4 meetings held, 1 idle periods (published best: 1), in ")

    @pytest.mark.parametrize(
        ("spoilt", "line"),
        [("nTables = 2;", "nTables = two;"), ("{0,4}", "{0,9}")],
    )
    def test_a_malformed_file_is_told_by_line_and_nothing_is_written(self, file, spoilt, line):
        file.write_text(file.read_text().replace(spoilt, line))

        with pytest.raises(CommandError, match=r"[Ll]ine \d+.*Nothing was written"):
            call_command("import_event", file)

        assert not Mission.objects.exists()

    def test_a_missing_file_is_told_by_name(self, tmp_path, officer):
        with pytest.raises(CommandError, match=r"gone\.dzn cannot be read"):
            call_command("import_event", tmp_path / "gone.dzn")

    def test_a_file_that_is_no_text_is_told_so(self, tmp_path, officer):
        file = tmp_path / "picture.dzn"
        file.write_bytes(b"\x89PNG\xff\xfe")

        with pytest.raises(CommandError, match="not a text file"):
            call_command("import_event", file)

    def test_an_unknown_agency_is_answered_with_those_there_are(self, file):
        with pytest.raises(CommandError, match="Known: brussels"):
            call_command("import_event", file, agency="atlantis")
