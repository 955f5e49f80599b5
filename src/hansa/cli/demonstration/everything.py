"""One session of the demonstration with everything that can be said of a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hansa.apps.meetings import queries
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.goals import Aim
from hansa.apps.meetings.services import Needed, Qualities
from hansa.cli.demonstration.cast import Cast

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Party, Session, Table

# A party with what `meetings.seat_party` is told of it.
_Seat = tuple["Party", dict[str, Any]]

# Who interprets what, and from which round on they are gone.
INTERPRETERS: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("Aiko Mori", ("ja",), 99),
    ("Kenji Abe", ("ja",), 99),
    ("Yui Tanabe", ("ja", "ko"), 12),
    ("Min-jun Seo", ("ko",), 99),
    ("Lin Yuhan", ("zh",), 99),
    ("Tao Renfei", ("zh",), 10),
)
# How many hosts receive in a language of their own.
LANGUAGES = ("ja",) * 4 + ("zh",) * 3 + ("ko",) * 2
ROOMS, SCREENS = 4, 2
OWN_TABLES, ACCESSIBLE = 12, 4
# Tables stand in rows of ten; every second one has its neighbour within three metres.
ROW, ACROSS, ALONG = 10, 2.5, 4.0
COMPETITORS = 8
# An officer marks every so many of the worthiest wishes as a must, so many in all.
MARKED_EVERY, MARKED = 12, 10
MOVING = 5
GOALS = (
    Aim.MUST_MEETS,
    Aim.WORTH,
    Aim.LEAST_SERVED,
    Aim.HELPERS,
    Aim.HALF_DAYS,
    Aim.IDLE,
    Aim.TABLE_CHANGES,
    Aim.WALKING,
)


def equip(
    session: Session,
    *,
    visitors: Sequence[Party],
    receivers: Sequence[Party],
    cast: Cast,
    now: datetime,
) -> None:
    """Say what the session aims at, what it has, and what its parties and wishes need."""
    by = cast.officers["brussels"]
    goals = [str(goal) for goal in GOALS]
    meetings.aim(session=session, goals=goals, moving=MOVING, by=by, now=now)
    tables = list(session.tables.order_by("position"))
    said = [(table, _qualities(place, len(tables))) for place, table in enumerate(tables)]
    meetings.describe_tables(session=session, tables=said, by=by, now=now)
    slots = list(session.slots.order_by("period"))
    for name, skills, until in INTERPRETERS:
        meetings.keep_helper(
            session=session, name=name, skills=skills, away=slots[until:], by=by, now=now
        )
    for party, seat in [*_hosts(receivers, tables), *_visitors(visitors)]:
        meetings.seat_party(party=party, **seat, by=by, now=now)
    for one, other in zip(visitors[:COMPETITORS], visitors[COMPETITORS:], strict=False):
        meetings.keep_apart(session=session, one=one, other=other, by=by, now=now)
    worthiest = queries.open_wishes(session)[: MARKED * MARKED_EVERY : MARKED_EVERY]
    for wish in worthiest:
        meetings.say_needs(wish=wish, needed=Needed(), marked=True, by=by, now=now)


def _qualities(place: int, tables: int) -> Qualities:
    """Tables in rows, then the rooms along the wall, then the screens."""
    rooms, screens = tables - ROOMS - SCREENS, tables - SCREENS
    if place >= screens:
        return Qualities(f"Screen {place - screens + 1}", kind="virtual")
    if place >= rooms:
        return Qualities(f"Room {place - rooms + 1}", kind="room", chairs=6, accessible=True)
    return Qualities(
        str(place + 1),
        chairs=4,
        accessible=place < ACCESSIBLE,
        across=ACROSS * (place % ROW),
        along=ALONG * (place // ROW),
    )


def _hosts(receivers: Sequence[Party], tables: Sequence[Table]) -> Iterator[_Seat]:
    """The first have a table of their own; others speak their language, or want a door."""
    spoken = dict(zip(range(1, len(receivers), 2), LANGUAGES, strict=False))
    for place, party in enumerate(receivers):
        own = tables[ACCESSIBLE + place] if place < OWN_TABLES else None
        language = spoken.get(place, "")
        kind = {20: "room", 30: "room", 40: "room", 24: "virtual", 44: "virtual"}.get(place, "")
        yield (
            party,
            {
                "table": own,
                "most": 8 if place % 5 == 0 else None,
                "needed": Needed(kind, skills=[language] if language else []),
            },
        )


def _visitors(visitors: Sequence[Party]) -> Iterator[_Seat]:
    """Some speak a host's language, two come in a wheelchair, some have a train to catch."""
    for place, party in enumerate(visitors):
        speaks = {6: ["ja"], 13: ["zh"], 21: ["ja", "ko"], 34: ["zh"]}.get(place, [])
        accessible, most = place in {3, 17}, 10 if place % 9 == 0 else None
        if speaks or accessible or most:
            yield (
                party,
                {"needed": Needed("", accessible=accessible), "speaks": speaks, "most": most},
            )
