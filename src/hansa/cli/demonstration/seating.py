"""The gala of the demonstration: everybody who travels, the hosts of the city, sixty tables."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hansa.apps.missions import queries as missions
from hansa.apps.programme.rules import Kind
from hansa.apps.protocol import queries, services

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.protocol.models import SeatingPlan

TABLES, SEATS, HEADS = 60, 10, 2
# The search is cut off after so many seconds; a plan for a real evening may take longer.
SECONDS = 5
# Of the officials only those who sit at the head tables are named, where protocol lists nobody.
OFFICIALS = (
    ("Astrid van Coudenberg", "Head of the delegation", "official", ("en", "fr", "nl", "de"), 1),
    ("Thomas Verlinden", "Minister of Economy", "official", ("en", "nl", "fr"), 2),
    ("Caroline Deprez", "Minister of Foreign Trade", "official", ("en", "fr"), 3),
    ("Maria Castellanos", "Deputy Governor", "host", ("en", "es"), 4),
    ("Howard Lindqvist", "Mayor", "host", ("en",), 5),
    ("Pieter Claes", "Ambassador", "official", ("en", "nl", "fr"), 6),
)
INTERPRETERS = (
    ("Lieve Goossens", "Interpreter", ("en", "nl", "fr")),
    ("Marc Delvaux", "Interpreter", ("en", "fr", "de")),
)
# Somebody who comes in a wheelchair, and two firms before a court.
IN_A_WHEELCHAIR, AT_ODDS = 40, (60, 61)


def seat_the_gala(slug: str, *, by: User, now: datetime) -> None:
    """Plan the gala, seat it, and publish where everybody sits."""
    mission = missions.mission(slug)
    if mission is None:
        raise LookupError(f"The demonstration has no mission {slug!r}.")
    gala = queries.activities_to_seat(mission).filter(kind=Kind.GALA).first()
    if gala is None:
        raise LookupError(f"The mission {slug!r} has no gala.")
    plan = services.open_seating(activity=gala, by=by, now=now)
    _invite_officials(plan, by=by, now=now)
    tables = max(TABLES, -(-plan.guests.count() // SEATS))
    services.lay_tables(
        plan=plan,
        number=tables,
        seats=SEATS,
        shape="round",
        heads=HEADS,
        accessible=2,
        by=by,
        now=now,
    )
    _ask_for(plan, by=by, now=now)
    run = services.order_seating(plan=plan, by=by, now=now, seconds=SECONDS)
    services.make_seating(run=run, clock=lambda: now)
    services.publish_seating(plan=plan, by=by, now=now)


def _invite_officials(plan: SeatingPlan, *, by: User, now: datetime) -> None:
    if not plan.guests.filter(rank__isnull=False).exists():
        for name, function, side, spoken, rank in OFFICIALS:
            services.add_guest(
                plan=plan, name=name, organisation=function, side=side, spoken=spoken, rank=rank,
                by=by, now=now,
            )  # fmt: skip
    for name, function, spoken in INTERPRETERS:
        services.add_guest(
            plan=plan, name=name, organisation=function, side="official", spoken=spoken, rank=None,
            by=by, now=now,
        )  # fmt: skip


def _ask_for(plan: SeatingPlan, *, by: User, now: datetime) -> None:
    """The highest of the delegation presides; one needs access; two must not meet."""
    presiding = plan.guests.exclude(side="host").filter(rank__isnull=False).order_by("rank").first()
    if presiding:
        services.change_guest(
            guest=presiding, needs_access=False, presides=True, is_locked=False, by=by, now=now
        )
    delegates = list(plan.guests.filter(delegate__isnull=False, rank__isnull=True))
    if len(delegates) > max(AT_ODDS):
        services.change_guest(
            guest=delegates[IN_A_WHEELCHAIR],
            needs_access=True,
            presides=False,
            is_locked=False,
            by=by,
            now=now,
        )
        one, other = (delegates[place] for place in AT_ODDS)
        services.bind(one=one, other=other, kind="apart", by=by, now=now)
