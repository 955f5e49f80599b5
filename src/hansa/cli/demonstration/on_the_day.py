"""What a mission needs on its days: hotels and buses, doors, protocol, seats and signatures."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

from hansa.cli.demonstration.agreements import sign_agreements
from hansa.cli.demonstration.attendance import keep_doors, number_of_doors
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.exchange import hand_out
from hansa.cli.demonstration.marshal import live_the_day
from hansa.cli.demonstration.plans import MissionPlan
from hansa.cli.demonstration.protocol import hold_protocol
from hansa.cli.demonstration.seating import seat_the_gala
from hansa.cli.demonstration.travel import put_on_the_road, steps

Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]


def set_out(plan: MissionPlan, *, cast: Cast, progress: Progress) -> None:
    """Give everybody a bed, a flight and a seat in a bus."""
    with progress("How they travel and stay", steps()) as step:
        put_on_the_road(plan.slug, cast=cast, now=plan.begun + timedelta(days=60), on_step=step)


def prepare_the_day(plan: MissionPlan, *, cast: Cast, progress: Progress) -> None:
    """Keep doors, put people in order, seat the gala and hold the signing ceremonies."""
    with progress("Doors and a roll-call", number_of_doors(plan.slug)) as step:
        keep_doors(plan.slug, cast=cast, on_step=step)
        live_the_day(plan.slug, cast=cast)
        hand_out(plan.slug, cast=cast)
    hold_protocol(plan.slug, cast=cast, now=plan.begun + timedelta(days=65))
    officer = cast.officers[plan.agencies[0]]
    with progress("The gala is seated", 1) as step:
        seat_the_gala(plan.slug, by=officer, now=plan.begun + timedelta(days=66))
        step()
    sign_agreements(progress, cast=cast)
