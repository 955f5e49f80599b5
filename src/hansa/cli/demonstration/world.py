"""Building the whole demonstration, step by step, through services and journeys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from hansa.apps.directory.rules import Kind
from hansa.apps.meetings import queries as meeting_queries
from hansa.apps.meetings import services as meetings
from hansa.apps.missions import queries as mission_queries
from hansa.apps.missions import services as missions
from hansa.apps.missions.rules import Status as MissionStatus
from hansa.apps.programme import queries as programme_queries
from hansa.cli.demonstration import cast as casting
from hansa.cli.demonstration import records, standing, trouble, words
from hansa.cli.demonstration.afterwards import happen_afterwards
from hansa.cli.demonstration.applying import open_recruitment
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.coming_in import equip_staff
from hansa.cli.demonstration.delegation import Applicant, Recruitment, companies, others, recruit
from hansa.cli.demonstration.duplicates import record_twice
from hansa.cli.demonstration.everything import equip
from hansa.cli.demonstration.groups import meet_in_groups
from hansa.cli.demonstration.hosts import (
    exchange_wishes,
    hear_who_comes_late,
    open_session,
    receive,
)
from hansa.cli.demonstration.imports import bring_in_files
from hansa.cli.demonstration.interests import declare
from hansa.cli.demonstration.links import send_links
from hansa.cli.demonstration.matching import match
from hansa.cli.demonstration.names import Namer
from hansa.cli.demonstration.on_the_day import prepare_the_day, set_out
from hansa.cli.demonstration.particulars import answering, confide
from hansa.cli.demonstration.plans import JAPAN, QUEBEC, WEST_COAST, MissionPlan, SessionPlan
from hansa.cli.demonstration.preparation import get_ready
from hansa.cli.demonstration.programme import fill_programme, take_places
from hansa.cli.demonstration.seats import give_seats
from hansa.cli.demonstration.selection import select
from hansa.cli.demonstration.sight import share_and_confide
from hansa.cli.demonstration.sign_ups import wait_for_places
from hansa.cli.demonstration.sourcing import find_hosts, number_listed
from hansa.cli.demonstration.talks import talk
from hansa.journeys.publish_agendas import publish_agendas

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Counterpart, Party, Session
    from hansa.apps.missions.models import Leg, Mission, SectorGroup

REGIONS = {"brussels": 37, "flanders": 98, "wallonia": 86}
LETTERS = {"T": 62, "L": 44, "E": 36, "S": 32, "M": 26, "A": 21}
UNDECIDED, DECLINED, WITHDRAWN = 8, 3, 1
ON_EARLIER_MISSION = 42
FROM_QUEBEC = 24
# The first try at a timetable may take so many seconds.
FIRST_TRY = 2

# Opens a progress bar of so many steps, and gives what to call after each.
Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]


@dataclass(slots=True)
class Build:
    """What is under construction.

    Attributes:
        seconds: of solving for each timetable.
        known: organisations that were on an earlier mission.
    """

    cast: Cast
    namer: Namer
    progress: Progress
    seconds: int
    known: dict[str, Any] = field(default_factory=dict)


def build(*, progress: Progress, seconds: int) -> None:
    """Build the world on an empty site.

    It is not one transaction: locking the same rows again and again below thousands of savepoints
    takes PostgreSQL longer with each. A build that was interrupted is begun anew, see `standing`.

    Args:
        seconds: how long the solver may think about each of the timetables.
    """
    with progress("Agencies and staff", 1) as step:
        cast = casting.assemble(now=JAPAN.begun)
        equip_staff(now=JAPAN.begun)
        step()
    work = Build(cast, Namer("hansa"), progress, seconds)
    applicants = list(companies(work.namer, regions=REGIONS, letters=LETTERS))
    _build_mission(JAPAN, applicants[:ON_EARLIER_MISSION], work)
    _build_mission(QUEBEC, list(_from_quebec(work.namer)), work)
    _build_mission(WEST_COAST, [*applicants, *_besides(work.namer)], work)
    with progress("What organisations tell of themselves", len(work.known)) as step:
        records.tell(work.known, cast=cast, now=WEST_COAST.begun, on_step=step)
    bring_in_files(work.cast, now=WEST_COAST.begun + timedelta(days=20))
    record_twice(work.cast, now=WEST_COAST.begun + timedelta(days=21))
    open_recruitment(cast=work.cast)
    get_ready(work.progress, now=WEST_COAST.begun + timedelta(days=60))
    match(work.progress, cast=work.cast, now=WEST_COAST.begun + timedelta(days=62))
    send_links(WEST_COAST.slug, cast=work.cast, now=WEST_COAST.begun + timedelta(days=55))
    declare(work.progress, cast=work.cast, now=WEST_COAST.begun + timedelta(days=63))
    talk(work.progress, cast=work.cast, now=WEST_COAST.begun + timedelta(days=64))
    _select(WEST_COAST, work)
    share_and_confide(WEST_COAST.slug, now=JAPAN.begun)
    with progress("Who may become a host", number_listed()) as step:
        begun = WEST_COAST.begun + timedelta(days=30)
        find_hosts(WEST_COAST.slug, cast=work.cast, now=begun, on_step=step)
    set_out(WEST_COAST, cast=work.cast, progress=work.progress)
    _live_on(WEST_COAST, work)
    prepare_the_day(WEST_COAST, cast=work.cast, progress=work.progress)
    standing.note_finished()


def _from_quebec(namer: Namer) -> Iterator[Applicant]:
    for place in range(FROM_QUEBEC):
        letter = "TTLESM"[place % 6]
        trade, pitch = namer.random.choice(words.TRADES[letter])
        yield Applicant(
            name=namer.organisation(ending=f"{trade} Québec"),
            kind=Kind.COMPANY,
            agency="brussels",
            letter=letter,
            pitch=pitch,
            people=1 + place % 2,
            country="CA",
            city=("Montréal", "Québec", "Sherbrooke")[place % 3],
        )


def _besides(namer: Namer) -> Iterator[Applicant]:
    """Who travels besides companies, and the companies that are not accepted."""
    yield from others(namer, kind=Kind.FEDERATION, opening="Federation", number=17, people=2)
    yield from others(namer, kind=Kind.ACADEMIC, opening="Institute", number=15, people=3)
    yield from others(namer, kind=Kind.ADMINISTRATION, opening="Office", number=12, people=5)
    outcomes = ["applied"] * UNDECIDED + ["declined"] * DECLINED + ["withdrawn"] * WITHDRAWN
    for place, outcome in enumerate(outcomes):
        letter = words.SECTORS[place % len(words.SECTORS)][0]
        trade, pitch = namer.random.choice(words.TRADES[letter])
        yield Applicant(
            name=namer.organisation(ending=trade),
            kind=Kind.COMPANY,
            agency=list(words.CITIES)[place % 3],
            letter=letter,
            pitch=pitch,
            people=1,
            outcome=outcome,
        )


def _build_mission(plan: MissionPlan, applicants: Sequence[Applicant], work: Build) -> None:
    mission, legs, sectors = _open(plan, work)
    recruitment = Recruitment(
        mission=mission,
        legs=legs,
        sectors=sectors,
        cast=work.cast,
        namer=work.namer,
        now=plan.begun + timedelta(days=14),
        known=work.known,
    )
    title = plan.titles["en"]
    with work.progress(f"{title}: registrations", len(applicants)) as step:
        recruit(applicants, to=recruitment, on_step=step)
    give_seats(mission, plan, cast=work.cast, now=plan.begun + timedelta(days=22))
    now = plan.begun + timedelta(days=40)
    with work.progress(f"{title}: particulars", answering(mission)) as step:
        confide(mission, cast=work.cast, now=now, on_step=step)
    sessions = [_hold(planned, mission, legs, sectors, work, now=now) for planned in plan.sessions]
    _put_on_programme(plan, mission, sectors, work)
    for planned, session in zip(plan.sessions, sessions, strict=True):
        if planned.published:
            if planned.tried:
                _try(session, work, now=now + timedelta(days=5))
            _publish(session, work, now=now + timedelta(days=7))
        if planned.trouble:
            trouble.strike(
                session,
                repaired=planned.trouble == "repaired",
                by=work.cast.officers["brussels"],
                now=now + timedelta(days=10),
            )
    for status in plan.steps[1:]:
        _step(plan, mission, status, work, now=now + timedelta(days=14))


def _step(plan: MissionPlan, mission: Mission, status: str, work: Build, *, now: datetime) -> None:
    """A mission is done on the day after it came home."""
    home = datetime.combine(plan.cities[-1].last + timedelta(days=1), time(9), tzinfo=UTC)
    done = status == MissionStatus.DONE
    missions.set_status(
        mission=mission,
        status=status,
        by=work.cast.officers[plan.agencies[0]],
        now=home if done else now,
        why="The delegation is back." if done else "",
    )


def _open(plan: MissionPlan, work: Build) -> tuple[Mission, list[Leg], dict[str, SectorGroup]]:
    lead, now = work.cast.officers[plan.agencies[0]], plan.begun
    mission = missions.plan_mission(
        slug=plan.slug,
        titles=plan.titles,
        direction=plan.direction,
        country=plan.country,
        seats=plan.seats,
        agencies=[work.cast.agencies[code] for code in plan.agencies],
        state_level=plan.state_level,
        recruits_until=plan.until,
        by=lead,
        now=now,
    )
    legs = [
        missions.add_leg(
            mission=mission,
            city=city.name,
            country=city.country,
            time_zone=city.zone,
            starts_on=city.first,
            ends_on=city.last,
            counsellor=work.cast.counsellors.get(city.counsellor),
            by=lead,
            now=now,
        )
        for city in plan.cities
    ]
    sectors = {
        letter: missions.add_sector_group(
            mission=mission, letter=letter, hue=hue, titles=titles, by=lead, now=now
        )
        for letter, hue, titles in words.SECTORS
    }
    missions.set_status(mission=mission, status=plan.steps[0], by=lead, now=now)
    return mission, legs, sectors


def _select(plan: MissionPlan, work: Build) -> None:
    mission = _mission(plan)
    now, random = plan.begun + timedelta(days=50), work.namer.random
    with work.progress(f"{plan.titles['en']}: selection", 3) as step:
        select(mission, cast=work.cast, random=random, now=now, on_step=step)


def _live_on(plan: MissionPlan, work: Build) -> None:
    now = plan.begun + timedelta(days=61)
    with work.progress(f"{plan.titles['en']}: changes and consents", 4) as step:
        happen_afterwards(_mission(plan), cast=work.cast, now=now, on_step=step)


def _mission(plan: MissionPlan) -> Mission:
    mission = mission_queries.mission(plan.slug)
    if mission is None:
        raise LookupError(f"The demonstration has no mission {plan.slug!r}.")
    return mission


def _put_on_programme(
    plan: MissionPlan, mission: Mission, sectors: dict[str, SectorGroup], work: Build
) -> None:
    lead, now = work.cast.officers[plan.agencies[0]], plan.begun + timedelta(days=30)
    total = plan.activities * len(sectors)
    with work.progress(f"{plan.titles['en']}: programme", total) as step:
        fill_programme(
            mission,
            sectors=sectors,
            plan=plan,
            namer=work.namer,
            by=lead,
            now=now,
            on_step=step,
        )
    visits = programme_queries.open_for_sign_up(mission)
    with work.progress(f"{plan.titles['en']}: sign-ups", len(visits)) as step:
        take_places(mission, visits, namer=work.namer, by=lead, now=now, on_step=step)
    wait_for_places(visits, namer=work.namer, by=lead, now=now)


def _hold(
    planned: SessionPlan,
    mission: Mission,
    legs: list[Leg],
    sectors: dict[str, SectorGroup],
    work: Build,
    *,
    now: datetime,
) -> Session:
    leg, sector = legs[planned.leg], sectors.get(planned.letter)
    title = planned.hall.titles["en"]
    with work.progress(f"{title}: hosts", planned.hosts) as step:
        hosts = receive(
            leg,
            sector=sector,
            letter=planned.letter or "T",
            number=planned.hosts,
            cast=work.cast,
            namer=work.namer,
            now=now,
            on_step=step,
        )
    session = open_session(leg, planned.hall, sector=sector, cast=work.cast, now=now)
    visitors, receivers = _gather(session, planned, hosts, sector, work, now=now)
    expected = len(visitors) * sum(planned.demand.each) // 2 + len(receivers) * planned.demand.back
    with work.progress(f"{title}: wishes", expected) as step:
        exchange_wishes(
            session,
            visitors=visitors,
            receivers=receivers,
            demand=planned.demand,
            random=work.namer.random,
            cast=work.cast,
            now=now,
            on_step=step,
        )
    if planned.everything:
        equip(session, visitors=visitors, receivers=receivers, cast=work.cast, now=now)
    _meet_in_groups(session, planned, work, now=now)
    return session


def _meet_in_groups(session: Session, planned: SessionPlan, work: Build, *, now: datetime) -> None:
    officer = work.cast.officers["brussels"]
    meet_in_groups(session, number=planned.groups, by=officer, now=now)


def _gather(
    session: Session,
    planned: SessionPlan,
    hosts: Sequence[Counterpart],
    sector: SectorGroup | None,
    work: Build,
    *,
    now: datetime,
) -> tuple[list[Party], list[Party]]:
    """The sector's own companies and some guests join, and every host."""
    officer = work.cast.officers["brussels"]
    present = {
        delegate.registration_id: delegate.registration
        for delegate in meeting_queries.present_delegates(session)
    }
    own = [reg for reg in present.values() if sector and reg.sector_group_id == sector.pk]
    rest = [reg for reg in present.values() if not sector or reg.sector_group_id != sector.pk]
    guests = work.namer.random.sample(rest, min(planned.guests, len(rest)))
    visitors = [
        meetings.join_session(session=session, registration=registration, by=officer, now=now)
        for registration in [*own, *guests]
    ]
    receivers = [
        meetings.join_session(session=session, counterpart=host, by=officer, now=now)
        for host in hosts
    ]
    return visitors, receivers


def _try(session: Session, work: Build, *, now: datetime) -> None:
    """A first timetable, and what was heard from hosts since."""
    with work.progress(f"{session.titles['en']}: first try", 1) as step:
        _propose(session, work, seconds=FIRST_TRY, now=now)
        hear_who_comes_late(session, by=work.cast.officers["brussels"], now=now + timedelta(days=1))
        step()


def _publish(session: Session, work: Build, *, now: datetime) -> None:
    officer = work.cast.officers["brussels"]
    with work.progress(f"{session.titles['en']}: timetable", 2) as step:
        _propose(session, work, seconds=work.seconds, now=now)
        step()
        publish_agendas(session=session, by=officer, now=now)
        step()


def _propose(session: Session, work: Build, *, seconds: int, now: datetime) -> None:
    officer = work.cast.officers["brussels"]
    run = meetings.order_timetable(session=session, seconds=seconds, by=officer, now=now)
    done = meetings.carry_out(run=run, clock=lambda: now)
    if done.problem:
        raise RuntimeError(done.problem)
