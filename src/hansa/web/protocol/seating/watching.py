"""How far the making of a plan is, for whoever waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hansa.apps.meetings.rules import UNDER_WAY, RunStatus, looks_interrupted
from hansa.apps.protocol import queries

if TYPE_CHECKING:
    from hansa.apps.protocol.models import SeatingPlan, SeatingRun

# A worker that is there picks an order up sooner.
PATIENCE = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Watched:
    """The last making of a plan.

    Attributes:
        ignored: it waits longer than a worker that is there would let it.
    """

    run: SeatingRun | None
    under_way: bool
    ignored: bool
    failed: bool


def watched(plan: SeatingPlan, *, now: datetime) -> Watched:
    """The last making, as it stands now."""
    run = queries.latest_run(plan)
    if run is None:
        return Watched(None, under_way=False, ignored=False, failed=False)
    is_lost = looks_interrupted(status=run.status, sign_of_life=run.sign_of_life, now=now)
    return Watched(
        run,
        under_way=run.status in UNDER_WAY and not is_lost,
        ignored=run.status == RunStatus.WAITING and now - run.ordered_at > PATIENCE,
        failed=run.status == RunStatus.FAILED or is_lost,
    )
