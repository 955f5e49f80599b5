"""Who was expected, who came, and where everybody was seen last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, Q, prefetch_related_objects

from hansa.apps.attendance.models import Badge, Correction, Entrance, Scan, WalkIn
from hansa.apps.attendance.queries.badges import badges_of
from hansa.apps.attendance.rules import (
    NOBODY,
    Objection,
    Opening,
    Pass,
    Presence,
    Tally,
    opening_of,
    presences,
    tally,
)
from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import Activity, SignUp
from hansa.apps.programme.rules import Audience
from hansa.apps.registration.models import Stay
from hansa.apps.registration.rules import TRAVELS
from hansa.values import row_number


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who came to an activity.

    Attributes:
        person: the key of who it is; `badge` and `walk_in` say the rest.
        at: when they first came in; None where an officer said so by hand.
    """

    person: str
    badge: Badge | None
    walk_in: WalkIn | None
    at: datetime | None
    door: str
    late: bool
    inside: bool
    used_again: tuple[Pass, ...] = ()

    @property
    def delegate_id(self) -> int | None:
        """Which delegate it is, if it is one."""
        return self.badge.delegate_id if self.badge else None


@dataclass(frozen=True, slots=True)
class Attended:
    """How one activity is attended."""

    activity: Activity
    opening: Opening
    counts_out: bool
    tally: Tally
    expected: frozenset[str]
    there: dict[str, Presence]
    corrected: dict[str, Correction] = field(default_factory=dict)

    @property
    def full(self) -> bool:
        """Whether more are inside than there are places."""
        return bool(self.activity.capacity and self.tally.inside >= self.activity.capacity)


@dataclass(frozen=True, slots=True)
class Seen:
    """Where somebody was seen last."""

    at: datetime
    activity: str
    place: str
    door: str


def expected_of(activities: Sequence[Activity]) -> dict[int, frozenset[str]]:
    """By activity, the keys of the delegates who are to come: four queries, however many."""
    prefetch_related_objects(
        [each for each in activities if each.audience == Audience.SECTOR], "also_for"
    )
    by_leg: defaultdict[int, list[Stay]] = defaultdict(list)
    stays = Stay.objects.filter(
        leg__in={each.leg_id for each in activities},
        stands=True,
        delegate__registration__status__in=TRAVELS,
    ).select_related("delegate__registration")
    for stay in stays:
        by_leg[stay.leg_id].append(stay)
    held: defaultdict[int, set[int]] = defaultdict(set)
    places = SignUp.objects.filter(activity__in=activities, withdrawn_at=None)
    for activity, delegate in places.values_list("activity", "delegate"):
        held[activity].add(delegate)
    return {
        each.pk: frozenset(
            f"d{stay.delegate_id}"
            for stay in by_leg[each.leg_id]
            if _is_for(each, stay, held=held[each.pk])
        )
        for each in activities
    }


def _is_for(activity: Activity, stay: Stay, *, held: set[int]) -> bool:
    if not stay.arrives_on <= activity.told.start.date() <= stay.leaves_on:
        return False
    if activity.audience == Audience.SECTOR:
        return stay.delegate.registration.sector_group_id in activity.sector_numbers
    return activity.audience == Audience.EVERYONE or stay.delegate_id in held


def attendance_of(activities: Sequence[Activity]) -> list[Attended]:
    """How each of these activities of one mission is attended; seven queries, however many."""
    expected = expected_of(activities)
    entrances = {
        each.activity_id: each for each in Entrance.objects.filter(activity__in=activities)
    }
    passes = passes_at(activities)
    corrections: defaultdict[int, dict[str, Correction]] = defaultdict(dict)
    said = Correction.objects.filter(activity__in=activities)
    for each in said.select_related("badge", "walk_in", "by"):
        corrections[each.activity_id][_whose(each)] = each
    welcome = _welcome(activities)
    return [
        _attended(
            each,
            entrances.get(each.pk) or Entrance(activity=each),
            expected[each.pk],
            passes[each.pk],
            corrections[each.pk],
            welcome=welcome,
        )
        for each in activities
    ]


def _attended(
    activity: Activity,
    entrance: Entrance,
    expected: frozenset[str],
    passes: list[Pass],
    corrected: dict[str, Correction],
    *,
    welcome: frozenset[str],
) -> Attended:
    opening = opening_of(activity.period.lower, activity.period.upper, grace=entrance.grace)
    there = presences(passes, counts_out=entrance.counts_out)
    return Attended(
        activity=activity,
        opening=opening,
        counts_out=entrance.counts_out,
        tally=tally(
            expected=expected,
            there=there,
            corrected={person: said.present for person, said in corrected.items()},
            late_from=opening.late_from,
            welcome=welcome,
        ),
        expected=expected,
        there=there,
        corrected=corrected,
    )


def passes_at(activities: Sequence[Activity]) -> dict[int, list[Pass]]:
    """By activity, what doors noted of people."""
    found: dict[int, list[Pass]] = {each.pk: [] for each in activities}
    scans = Scan.objects.filter(activity__in=activities).exclude(objection__in=NOBODY)
    for scan in scans.select_related("badge", "walk_in", "device__door"):
        found[scan.activity_id].append(
            Pass(
                key=str(scan.key),
                device=scan.device_id,
                number=scan.number,
                at=scan.at,
                person=_whose(scan),
                door=scan.device.door.name,
                inwards=scan.inwards,
                let_in=scan.let_in,
            )
        )
    return found


def arrivals_of(activity: Activity) -> list[Arrival]:
    """Who came to an activity, each once, by name; what an officer corrected is heeded."""
    (attended,) = attendance_of([activity])
    people = _people(attended)
    came = {one for one in attended.there if not _struck(attended, one)}
    came |= {one for one, said in attended.corrected.items() if said.present}
    found = [_arrival(one, attended, people) for one in came]
    return sorted(found, key=lambda each: (str(each.badge or each.walk_in).casefold(), each.person))


def missing_at(activity: Activity) -> list[Badge]:
    """The badges of those who were to come and did not, by name."""
    (attended,) = attendance_of([activity])
    gone = attended.expected - {each.person for each in arrivals_of(activity)}
    numbers = [int(person[1:]) for person in gone]
    held = badges_of(activity.leg.mission).filter(delegate__in=numbers, revoked_at=None)
    return sorted(held, key=lambda each: each.name.casefold())


def troubles_at(activity: Activity) -> list[Scan]:
    """What doors refused or let in against an objection, latest first."""
    return list(
        Scan.objects.filter(activity=activity)
        .exclude(Q(objection="") & Q(reason=""))
        .select_related(
            "badge__delegate__person", "badge__companion", "badge__counterpart__contact",
            "walk_in", "device__door",
        )
        .order_by("-at", "-pk")[:100]
    )  # fmt: skip


def somebody(activity: Activity, *, person: str) -> Badge | WalkIn | None:
    """Who has this key at an activity: somebody with a badge of the mission, or a walk-in."""
    holders = {"d": "delegate", "c": "companion", "h": "counterpart"}
    kind, number = person[:1], row_number(person[1:])
    if number is None:
        return None
    if kind == "w":
        return WalkIn.objects.filter(activity=activity, pk=number).first()
    if kind not in holders:
        return None
    held = badges_of(activity.leg.mission).filter(**{holders[kind]: number})
    return held.order_by(F("revoked_at").desc(nulls_first=True), "-pk").first()


def last_seen(mission: Mission) -> dict[str, Seen]:
    """By person, where a door last noted them, whichever of their badges they showed."""
    latest: dict[str, Seen] = {}
    scans = (
        Scan.objects.filter(badge__mission=mission, let_in=True)
        .order_by("badge_id", "-at", "-pk")
        .distinct("badge_id")
        .select_related("badge", "activity", "device__door")
    )
    for scan in scans:
        person = _whose(scan)
        if person not in latest or latest[person].at < scan.at:
            latest[person] = Seen(
                at=scan.at,
                activity=scan.activity.title,
                place=scan.activity.place,
                door=scan.device.door.name,
            )
    return latest


def used_again_at(activity: Activity) -> Iterable[str]:
    """The keys of passes that show a badge at work a second time."""
    (attended,) = attendance_of([activity])
    return [again.key for came in attended.there.values() for again in came.again]


def _arrival(person: str, attended: Attended, people: dict[str, Badge | WalkIn]) -> Arrival:
    came, who = attended.there.get(person), people.get(person)
    return Arrival(
        person=person,
        badge=who if isinstance(who, Badge) else None,
        walk_in=who if isinstance(who, WalkIn) else None,
        at=came.first.at if came else None,
        door=came.first.door if came else "",
        late=bool(came and came.first.at > attended.opening.late_from),
        inside=came.inside if came else True,
        used_again=came.again if came else (),
    )


def _people(attended: Attended) -> dict[str, Badge | WalkIn]:
    """By key, whose passes and corrections these are; a badge that stands before a revoked one."""
    activity = attended.activity
    about = Q(scans__activity=activity) | Q(corrections__activity=activity)
    badges = badges_of(activity.leg.mission).filter(about).distinct()
    found: dict[str, Badge | WalkIn] = {}
    for badge in sorted(badges, key=lambda each: each.revoked_at is None):
        found[badge.person] = badge
    for walk_in in WalkIn.objects.filter(activity=activity):
        found[walk_in.person] = walk_in
    return found


def _struck(attended: Attended, person: str) -> bool:
    said = attended.corrected.get(person)
    return bool(said and not said.present)


def _whose(row: Scan | Correction) -> str:
    who = row.badge or row.walk_in
    return who.person if who else Objection.UNKNOWN


def _welcome(activities: Sequence[Activity]) -> frozenset[str]:
    """Staff and hosts may come anywhere; nobody waits for them."""
    legs = {each.leg_id for each in activities}
    held = Badge.objects.filter(
        Q(companion__isnull=False) | Q(counterpart__isnull=False), mission__legs__in=legs
    )
    return frozenset(badge.person for badge in held.distinct())
