"""What is done with missions, their legs, organisers and sector groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts import rules as accounts_rules
from hansa.apps.accounts.models import Agency, User
from hansa.apps.accounts.rules import AgencyKind
from hansa.apps.missions import queries, rules
from hansa.apps.missions.models import Leg, Mission, Organiser, SectorGroup
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def plan_mission(
    *,
    slug: str,
    titles: Mapping[str, str],
    direction: str,
    country: str,
    seats: int,
    agencies: Sequence[Agency],
    state_level: bool = False,
    recruits_until: date | None = None,
    by: User,
    now: datetime,
) -> Mission:
    """Put a mission on the table.

    Args:
        titles: by language ("en", "fr", "nl", "de"); at least one.
        agencies: who organises it; the first leads.

    Raises:
        Refused: with the field that will not do, or when `by` plans for none of the agencies.
    """
    refuse_if(rules.objections_to_slug(slug, taken=_is_taken(slug)), field="slug")
    refuse_if(rules.objections_to_organisers(agencies), field="agencies")
    _refuse_lead(agencies[0])
    _refuse_planner(by, agencies=agencies)
    _refuse_facts(titles=titles, country=country, seats=seats)
    mission = Mission.objects.create(
        slug=slug,
        titles=dict(titles),
        direction=direction,
        country=country,
        seats=seats,
        state_level=state_level,
        recruits_until=recruits_until,
    )
    for place, agency in enumerate(agencies):
        Organiser.objects.create(mission=mission, agency=agency, leads=place == 0)
    record("mission.planned", about=mission, by=by, now=now, lead=agencies[0].name)
    return mission


@transaction.atomic
def change_mission(
    mission: Mission,
    *,
    titles: Mapping[str, str],
    country: str,
    seats: int,
    state_level: bool,
    recruits_until: date | None,
    by: User,
    now: datetime,
) -> None:
    """Change what a mission is called, where it goes and how many it takes.

    Raises:
        Refused: with the field that will not do.
    """
    _locked(mission)
    _refuse_facts(titles=titles, country=country, seats=seats)
    before = mission.seats
    mission.titles, mission.country, mission.seats = dict(titles), country, seats
    mission.state_level, mission.recruits_until = state_level, recruits_until
    mission.save(update_fields=["titles", "country", "seats", "state_level", "recruits_until"])
    record("mission.changed", about=mission, by=by, now=now, seats=seats, seats_before=before)


@transaction.atomic
def set_names_from(mission: Mission, *, names_from: date | None, by: User, now: datetime) -> None:
    """Say from which day on cabinets read who travels; None withholds the names."""
    _locked(mission)
    mission.names_from = names_from
    mission.save(update_fields=["names_from"])
    if names_from is None:
        record("mission.names_withheld", about=mission, by=by, now=now)
    else:
        record("mission.names_told", about=mission, by=by, now=now, names_from=names_from)


@transaction.atomic
def set_status(mission: Mission, *, status: str, by: User, now: datetime, why: str = "") -> None:
    """Take the mission a step further, or back.

    Raises:
        Refused: when the step is not open, or needs a reason.
    """
    before = _locked(mission).status
    objections = rules.objections_to_status(
        status, after=before, why=why, legs=queries.legs_of(mission), today=now.date()
    )
    refuse_if(objections, field="status")
    mission.status = status
    mission.save(update_fields=["status"])
    record(
        "mission.status_changed",
        about=mission,
        by=by,
        now=now,
        why=why.strip(),
        before=before,
        after=status,
    )


@transaction.atomic
def add_leg(
    mission: Mission,
    *,
    city: str,
    country: str,
    time_zone: str,
    starts_on: date,
    ends_on: date,
    counsellor: User | None = None,
    by: User,
    now: datetime,
) -> Leg:
    """Add a city with its days.

    Raises:
        Refused: with the field, such as "starts_on" where the days overlap with another leg.
    """
    _locked(mission)
    _refuse_days(mission, starts_on=starts_on, ends_on=ends_on)
    _refuse_place(city=city, country=country, time_zone=time_zone)
    leg = Leg.objects.create(
        mission=mission,
        city=city.strip(),
        country=country,
        time_zone=time_zone,
        starts_on=starts_on,
        ends_on=ends_on,
        counsellor=counsellor,
    )
    record("mission.leg_added", about=mission, by=by, now=now, **_told(leg))
    return leg


@transaction.atomic
def change_leg(
    leg: Leg,
    *,
    city: str,
    country: str,
    time_zone: str,
    starts_on: date,
    ends_on: date,
    counsellor: User | None = None,
    by: User,
    now: datetime,
) -> None:
    """Move a leg to another city, other days or another counsellor.

    Raises:
        Refused: with the field, such as "ends_on" where it lies before the first day.
    """
    _locked(leg.mission)
    _refuse_days(leg.mission, starts_on=starts_on, ends_on=ends_on, besides=leg)
    _refuse_place(city=city, country=country, time_zone=time_zone)
    before = _told(leg)
    leg.city, leg.country, leg.time_zone = city.strip(), country, time_zone
    leg.starts_on, leg.ends_on, leg.counsellor = starts_on, ends_on, counsellor
    leg.save()
    record("mission.leg_changed", about=leg.mission, by=by, now=now, before=before, **_told(leg))


@transaction.atomic
def add_sector_group(
    mission: Mission, *, letter: str, hue: int, titles: Mapping[str, str], by: User, now: datetime
) -> SectorGroup:
    """Add a group of sectors, told apart by a letter and one of eight hues.

    Raises:
        Refused: with the field, such as "letter" where another group has it.
    """
    _locked(mission)
    letter = letter.strip().upper()
    taken = SectorGroup.objects.filter(mission=mission, letter=letter).exists()
    refuse_if(rules.objections_to_letter(letter, taken=taken), field="letter")
    refuse_if(rules.objections_to_hue(hue), field="hue")
    refuse_if(rules.objections_to_titles(titles), field="titles")
    group = SectorGroup.objects.create(mission=mission, letter=letter, hue=hue, titles=dict(titles))
    record("mission.sector_group_added", about=mission, by=by, now=now, group=group.title)
    return group


@transaction.atomic
def add_organiser(mission: Mission, *, agency: Agency, by: User, now: datetime) -> Organiser:
    """Let another agency co-organise the mission; its staff see it from now on.

    Raises:
        Refused: when it does already.
    """
    _locked(mission)
    organisers = [o.agency for o in queries.organisers_of(mission)]
    refuse_if(rules.objections_to_organisers([*organisers, agency]), field="agency")
    organiser = Organiser.objects.create(mission=mission, agency=agency)
    record("mission.organiser_added", about=mission, by=by, now=now, agency=agency.name)
    return organiser


def _refuse_planner(by: User, *, agencies: Sequence[Agency]) -> None:
    roles = accounts.roles_in(by, agencies=agencies)
    refuse_if(accounts_rules.objections_to_planning(roles), field="agencies")


def _refuse_lead(agency: Agency) -> None:
    is_partner = agency.kind == AgencyKind.PARTNER
    refuse_if(rules.objections_to_lead(agency=agency.name, is_partner=is_partner), field="agencies")


def _locked(mission: Mission) -> Mission:
    stored = Mission.objects.select_for_update().get(pk=mission.pk)
    mission.status = stored.status
    return stored


def _is_taken(slug: str) -> bool:
    return Mission.objects.filter(slug=slug).exists()


def _refuse_facts(*, titles: Mapping[str, str], country: str, seats: int) -> None:
    refuse_if(rules.objections_to_titles(titles), field="titles")
    refuse_if(rules.objections_to_country(country), field="country")
    refuse_if(rules.objections_to_seats(seats), field="seats")


def _refuse_days(
    mission: Mission, *, starts_on: date, ends_on: date, besides: Leg | None = None
) -> None:
    others = [leg for leg in queries.legs_of(mission) if leg != besides]
    backward = rules.objections_to_dates(starts_on=starts_on, ends_on=ends_on)
    refuse_if(backward, field="ends_on")
    overlap = rules.objections_to_overlap(starts_on=starts_on, ends_on=ends_on, others=others)
    refuse_if(overlap, field="starts_on")


def _refuse_place(*, city: str, country: str, time_zone: str) -> None:
    refuse_if(rules.objections_to_city(city), field="city")
    refuse_if(rules.objections_to_country(country), field="country")
    refuse_if(rules.objections_to_time_zone(time_zone), field="time_zone")


def _told(leg: Leg) -> dict[str, Any]:
    return {"city": leg.city, "starts_on": leg.starts_on, "ends_on": leg.ends_on}
