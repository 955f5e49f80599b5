"""What a meeting needs, and whether a table, a slot and the helpers have it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from math import dist
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.plumbing.languages import readers_locale
from hansa.values import Period

LONGEST_SKILL = 12
MOST_SKILLS = 8
# Measured tables are side by side when they stand no farther apart than this, in metres.
SIDE_BY_SIDE = 3.0
# A meeting is of two parties or more; each sends one person.
PEOPLE = 2
LONGEST_MOVE = 60


class TableKind(TextChoices):
    """What a table is; the codes are the engine's."""

    TABLE = "table", gettext_lazy("Table in the hall")
    ROOM = "room", gettext_lazy("Room with a door")
    VIRTUAL = "virtual", gettext_lazy("Video call")


class Skill(TextChoices):
    """What helpers can do besides speaking a language."""

    COUNSELLOR = "counsellor", gettext_lazy("Counsellor")
    EXPERT = "expert", gettext_lazy("Technical expert")
    LAWYER = "lawyer", gettext_lazy("Lawyer")
    VEHICLE = "vehicle", gettext_lazy("Vehicle")


# Languages for which missions book interpreters, by ISO 639-1 code.
LANGUAGES = (
    "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko",
    "ms", "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip


def skill_in_words(code: str) -> str:
    """A language or another skill, as the reader calls it."""
    if code in Skill.values:
        return str(Skill(code).label)
    name: str = readers_locale().languages.get(code, code)
    return name[:1].upper() + name[1:]


def skills_in_words(codes: Iterable[str]) -> str:
    """Several of them."""
    return ", ".join(skill_in_words(code) for code in codes)


def languages_by_name() -> list[tuple[str, str]]:
    """Each language with its code, in the reader's order."""
    named = [(code, skill_in_words(code)) for code in LANGUAGES]
    return sorted(named, key=lambda each: each[1].casefold())


class Needing(Protocol):
    """A wish or a party that says what its meetings need."""

    table_kind: str
    accessible: bool
    skills: list[str]


class Speaking(Needing, Protocol):
    """A party; nobody need interpret a language that it speaks."""

    speaks: list[str]


@dataclass(frozen=True, slots=True)
class Need:
    """What one meeting needs.

    Attributes:
        kind: of table; "" is any but a video call.
        skills: each brought by another helper.
        people: how many sit down, one of each party.
    """

    kind: str = ""
    accessible: bool = False
    skills: tuple[str, ...] = ()
    people: int = PEOPLE


def need_of(wish: Needing, *, parties: Sequence[Speaking]) -> Need:
    """What a meeting needs for its own sake and for the sake of its parties.

    A party's language is no need where all others speak it. Of two kinds of table the wish's
    own comes first, then that of those who are asked.

    Args:
        parties: everybody at the table, those who are asked last.
    """
    skills = set(wish.skills)
    for place, party in enumerate(parties):
        others = [other.speaks for at, other in enumerate(parties) if at != place]
        skills.update(skill for skill in party.skills if not all(skill in it for it in others))
    kinds = [wish.table_kind, *(party.table_kind for party in reversed(parties))]
    return Need(
        kind=next((kind for kind in kinds if kind), ""),
        accessible=wish.accessible or any(party.accessible for party in parties),
        skills=tuple(sorted(skills)),
        people=len(parties),
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """A table as a rule sees it.

    Attributes:
        name: how it is called: "Table 4".
        at: where it stands, in metres; None: nobody has measured.
    """

    key: int
    name: str
    kind: str = TableKind.TABLE
    chairs: int | None = None
    accessible: bool = False
    at: tuple[float, float] | None = None


def objections_to_table(need: Need, spot: Spot, *, own: Mapping[str, Spot]) -> Iterator[str]:
    """Why a meeting cannot be held at this table.

    Args:
        own: by name, the tables of those of its parties that have one; then nothing else counts.
    """
    for name, table in own.items():
        if table.key != spot.key:
            yield _("{name} receive at {table}.").format(name=name, table=table.name)
    if own:
        return
    if need.kind == TableKind.ROOM and spot.kind != TableKind.ROOM:
        yield _("This meeting needs a room; {table} is none.").format(table=spot.name)
    elif need.kind == TableKind.VIRTUAL and spot.kind != TableKind.VIRTUAL:
        yield _("This meeting is a video call; {table} is none.").format(table=spot.name)
    elif need.kind == TableKind.TABLE and spot.kind != TableKind.TABLE:
        yield _("This meeting needs a table in the hall; {table} is none.").format(table=spot.name)
    elif not need.kind and spot.kind == TableKind.VIRTUAL:
        yield _("{table} is for video calls only.").format(table=spot.name)
    if need.accessible and not spot.accessible:
        yield _("A wheelchair does not reach {table}.").format(table=spot.name)
    if spot.chairs is not None and spot.chairs < need.people:
        yield _("{table} has too few chairs.").format(table=spot.name)


def assigned(skills: Sequence[str], free: Mapping[int, Collection[str]]) -> dict[str, int] | None:
    """Another helper for each skill, whoever can do least first; None when they are too few.

    Args:
        free: the skills of the helpers who are free, by their number.
    """
    if not skills:
        return {}
    skill, *others = skills
    able = sorted(
        (helper for helper, can in free.items() if skill in can),
        key=lambda helper: (len(free[helper]), helper),
    )
    for helper in able:
        rest = {key: can for key, can in free.items() if key != helper}
        if (found := assigned(others, rest)) is not None:
            return {skill: helper, **found}
    return None


def objections_to_helpers(
    need: Need, free: Mapping[int, Collection[str]], *, clock: str
) -> Iterator[str]:
    """Why nobody can help a meeting at this time."""
    if assigned(need.skills, free) is not None:
        return
    lacking = [
        skill for skill in need.skills if not any(skill in can for can in free.values())
    ] or need.skills
    yield _("At {time} nobody is free who brings: {skills}.").format(
        time=clock, skills=skills_in_words(lacking)
    )


def objections_to_cap(name: str, *, most: int | None, others: int) -> Iterator[str]:
    """Why a party takes no further meeting."""
    if most is not None and others >= most:
        yield _("In this session {name} want at most so many meetings: {most}.").format(
            name=name, most=most
        )


def is_too_close(one: Period, other: Period, *, moving: timedelta) -> bool:
    """Whether nobody gets from the one to the other in time."""
    first, second = sorted((one, other))
    return second.start < first.end + moving


def side_by_side(spots: Sequence[Spot]) -> set[frozenset[int]]:
    """Pairs of tables in the hall that are side by side.

    Those that were measured stand within `SIDE_BY_SIDE` metres; the others follow one another.
    """
    tables = [spot for spot in spots if spot.kind == TableKind.TABLE]
    near = {
        frozenset({one.key, other.key})
        for one, other in combinations([spot for spot in tables if spot.at], 2)
        if one.at and other.at and dist(one.at, other.at) <= SIDE_BY_SIDE
    }
    return near | {
        frozenset({one.key, other.key})
        for one, other in pairwise(tables)
        if one.at is None or other.at is None
    }


def objections_to_skills(skills: Sequence[str], *, needed: bool = False) -> Iterator[str]:
    """Why somebody cannot have, or need, these skills."""
    if needed and not skills:
        yield _("Say at least one language or skill.")
    if len(skills) > MOST_SKILLS:
        yield _("Say at most {most} languages and skills.").format(most=MOST_SKILLS)
    for skill in skills:
        if skill not in LANGUAGES and skill not in Skill.values:
            yield _("“{skill}” is no language and no skill.").format(skill=skill)


def objections_to_measures(
    table: str, *, across: float | None, along: float | None
) -> Iterator[str]:
    """Why a table cannot stand there."""
    if (across is None) != (along is None):
        yield _("{table} is measured one way only; give both figures or none.").format(table=table)


def objections_to_own_table(*, taken_by: str | None, foreign: bool) -> Iterator[str]:
    """Why a table cannot be a party's own."""
    if foreign:
        yield _("This table belongs to another session.")
    if taken_by is not None:
        yield _("This is the table of {name} already.").format(name=taken_by)


def objections_to_competing(*, same: bool, of_session: bool) -> Iterator[str]:
    """Why two parties cannot be kept apart."""
    if same:
        yield _("Choose two different parties.")
    if not of_session:
        yield _("Both must take part in this session.")


def objections_to_moving(minutes: int) -> Iterator[str]:
    """Why changing tables cannot take so long."""
    if not 0 <= minutes <= LONGEST_MOVE:
        yield _("Changing tables takes 0 to {most} minutes.").format(most=LONGEST_MOVE)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A competitor's meeting: where and when it stands.

    Attributes:
        name: whose it is.
        of: with whom they compete.
    """

    name: str
    of: str
    table: int
    table_name: str
    period: Period


def objections_to_neighbours(
    spot: Spot,
    period: Period,
    *,
    neighbours: Sequence[Neighbour],
    beside: Set[frozenset[int]],
    clock: str,
) -> Iterator[str]:
    """Why a meeting would sit beside a competitor's."""
    for each in neighbours:
        if frozenset({each.table, spot.key}) in beside and each.period.overlaps(period):
            yield _("{name}, a competitor of {party}, sit next to it at {time}, {table}.").format(
                name=each.name, party=each.of, time=clock, table=each.table_name
            )


def objections_to_haste(
    person: str, period: Period, *, others: Iterable[tuple[Period, timedelta]], clock: str
) -> Iterator[str]:
    """Why somebody would not come in time.

    Args:
        others: their other meetings, each with how long it takes to come from there.
    """
    late = [
        moving
        for other, moving in others
        if not other.overlaps(period) and is_too_close(period, other, moving=moving)
    ]
    if late:
        yield _("{person} needs {minutes} minutes between two meetings, also at {time}.").format(
            person=person, minutes=max(late) // timedelta(minutes=1), time=clock
        )


def half_days(starts: Sequence[tuple[datetime, int]]) -> tuple[int, ...]:
    """For each slot the number of its half-day: a day of the leg and the part of the session.

    Args:
        starts: for each slot when it starts, by the clocks of the leg, and its part.
    """
    seen: dict[tuple[object, int], int] = {}
    return tuple(seen.setdefault((at.date(), part), len(seen)) for at, part in starts)
