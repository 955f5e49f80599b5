"""The missions of the demonstration, as figures and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from hansa.cli.demonstration.hosts import Demand, Hall

LARGE = Demand(each=(13, 18), back=3)
USUAL = Demand(each=(10, 16), back=3)
SMALL = Demand(each=(4, 7), back=1)


@dataclass(frozen=True, slots=True)
class City:
    """A leg."""

    name: str
    country: str
    zone: str
    first: date
    last: date
    counsellor: str = ""


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A B2B session with its hosts.

    Attributes:
        leg: its place among the mission's cities.
        letter: of the sector group; empty for all.
        guests: how many organisations of other sector groups join.
        published: whether its timetable is made and told.
        everything: interpreters, own tables and whatever else can be said of a session.
        trouble: what happened to it then: nothing, "told" or also "repaired".
        tried: whether there was a first try before, to be compared with.
        groups: how many hosts meet several companies together.
    """

    leg: int
    letter: str
    hall: Hall
    hosts: int
    guests: int
    demand: Demand
    published: bool
    everything: bool = False
    trouble: str = ""
    tried: bool = False
    groups: int = 0


@dataclass(frozen=True, slots=True)
class MissionPlan:
    """A mission.

    Attributes:
        agencies: codes; the first leads.
        steps: the statuses it goes through.
        activities: of each sector group.
    """

    slug: str
    titles: dict[str, str]
    direction: str
    country: str
    agencies: tuple[str, ...]
    cities: tuple[City, ...]
    sessions: tuple[SessionPlan, ...]
    seats: int
    begun: datetime
    until: date
    steps: tuple[str, ...]
    activities: int
    state_level: bool = False


def _titles(en: str, fr: str, nl: str, de: str) -> dict[str, str]:
    return {"en": en, "fr": fr, "nl": nl, "de": de}


def _hall(name: str, titles: dict[str, str], day: date, tables: int, rounds: int = 16) -> Hall:
    return Hall(titles=titles, hall=name, day=day, tables=tables, rounds=rounds)


_TECH = _titles(
    "Technology meets the Bay",
    "La technologie à la rencontre de la baie",
    "Technologie ontmoet de baai",
    "Technologie trifft die Bucht",
)
_LIFE = _titles(
    "Life sciences", "Sciences de la vie", "Levenswetenschappen", "Lebenswissenschaften"
)
_ENERGY = _titles("Energy", "Énergie", "Energie", "Energie")
_LOGISTICS = _titles(
    "Logistics and infrastructure",
    "Logistique et infrastructures",
    "Logistiek en infrastructuur",
    "Logistik und Infrastruktur",
)
_MEDIA = _titles("Media and design", "Médias et design", "Media en design", "Medien und Design")
_AERO = _titles("Aerospace", "Aérospatial", "Lucht- en ruimtevaart", "Luft- und Raumfahrt")

WEST_COAST = MissionPlan(
    slug="west-coast-2027",
    titles=_titles(
        "West Coast mission 2027",
        "Mission Côte Ouest 2027",
        "Zending westkust 2027",
        "Mission Westküste 2027",
    ),
    direction="outgoing",
    country="US",
    agencies=("brussels", "flanders", "wallonia"),
    cities=(
        City(
            "San Francisco", "US", "America/Los_Angeles",
            date(2027, 10, 3), date(2027, 10, 6), "san-francisco",
        ),
        City(
            "Los Angeles", "US", "America/Los_Angeles",
            date(2027, 10, 7), date(2027, 10, 8), "los-angeles",
        ),
    ),
    sessions=(
        SessionPlan(0, "T", _hall("Hall B", _TECH, date(2027, 10, 4), 48), 80, 14, LARGE, False),
        SessionPlan(
            0, "L",
            Hall(_LIFE, "Hall A", date(2027, 10, 5), tables=40, minutes=20, pause=5),
            60, 14, USUAL, True, everything=True,
            trouble="told", groups=3,
        ),
        SessionPlan(
            0, "E", _hall("Hall C", _ENERGY, date(2027, 10, 5), 32), 44, 8, USUAL, True,
            tried=True, groups=2,
        ),
        SessionPlan(0, "S", _hall("Hall B", _LOGISTICS, date(2027, 10, 6), 28), 36, 8, USUAL, True),
        SessionPlan(1, "M", _hall("Atrium", _MEDIA, date(2027, 10, 7), 34), 66, 20, USUAL, True),
        SessionPlan(
            1, "A", _hall("Hangar 2", _AERO, date(2027, 10, 8), 32), 64, 20, USUAL, True, tried=True
        ),
    ),
    seats=540,
    begun=datetime(2026, 9, 14, 8, 0, tzinfo=UTC),
    until=date(2027, 7, 2),
    steps=("recruiting",),
    activities=12,
    state_level=True,
)  # fmt: skip

QUEBEC = MissionPlan(
    slug="quebec-in-brussels-2027",
    titles=_titles(
        "Québec in Brussels 2027",
        "Le Québec à Bruxelles 2027",
        "Québec in Brussel 2027",
        "Québec in Brüssel 2027",
    ),
    direction="incoming",
    country="CA",
    agencies=("brussels",),
    cities=(
        City("Brussels", "BE", "Europe/Brussels", date(2027, 2, 8), date(2027, 2, 10)),
    ),
    sessions=(
        SessionPlan(
            0, "",
            _hall(
                "Salle des Halles",
                _titles(
                    "Sustainable reporting and the tools for it",
                    "Le rapport de durabilité et ses outils",
                    "Duurzaamheidsverslagen en hun gereedschap",
                    "Nachhaltigkeitsberichte und ihre Werkzeuge",
                ),
                date(2027, 2, 9), 12, 10,
            ),
            26, 99, SMALL, True,
        ),
    ),
    seats=60,
    begun=datetime(2026, 10, 5, 8, 0, tzinfo=UTC),
    until=date(2027, 1, 15),
    steps=("recruiting", "ready"),
    activities=1,
)  # fmt: skip

JAPAN = MissionPlan(
    slug="japan-2026",
    titles=_titles(
        "Japan mission 2026", "Mission Japon 2026", "Zending Japan 2026", "Mission Japan 2026"
    ),
    direction="outgoing",
    country="JP",
    agencies=("flanders", "brussels", "wallonia"),
    cities=(
        City("Tokyo", "JP", "Asia/Tokyo", date(2026, 6, 8), date(2026, 6, 11)),
    ),
    sessions=(
        SessionPlan(
            0, "",
            _hall(
                "Hall Sumida",
                _titles(
                    "Partners in Tokyo",
                    "Partenaires à Tokyo",
                    "Partners in Tokio",
                    "Partner in Tokio",
                ),
                date(2026, 6, 9), 14, 12,
            ),
            30, 99, SMALL, True, trouble="repaired",
        ),
    ),
    seats=120,
    begun=datetime(2026, 1, 12, 8, 0, tzinfo=UTC),
    until=date(2026, 4, 30),
    steps=("recruiting", "ready", "done"),
    activities=2,
)  # fmt: skip
