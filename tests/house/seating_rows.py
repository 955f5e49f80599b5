"""A row in every table of seating, for the world of the house."""

from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import ActivityFactory, between
from tests.factories.registration import WestCoast

from hansa.apps.protocol.models import (
    SeatingBond,
    SeatingGuest,
    SeatingPlan,
    SeatingRun,
    SeatingStep,
    SeatingTable,
)
from hansa.apps.registration.models import Delegate


def seating_of(coast: WestCoast, delegate: Delegate) -> dict[str, object]:
    """A gala with a table, somebody and an interpreter at it, and all that was done."""
    gala = ActivityFactory(
        leg=coast.san_francisco, kind="gala", hours=between("19:00", "22:00"), audience="signed_up"
    )
    plan = SeatingPlan.objects.create(activity=gala, made_at=LONG_BEFORE, changed_at=LONG_BEFORE)
    table = SeatingTable.objects.create(plan=plan, number=1, seats=8, shape="round")
    guest = SeatingGuest.objects.create(
        plan=plan, name=f"Somebody beside {delegate.pk}", side="company", table=table
    )
    name = f"Interpreter of {coast.mission.slug}"
    other = SeatingGuest.objects.create(plan=plan, name=name, side="official")
    bond = SeatingBond.objects.create(plan=plan, one=guest, other=other, kind="beside")
    SeatingStep.objects.create(
        plan=plan, by=coast.officer, at=LONG_BEFORE, before={str(guest.pk): [None, 0]}
    )
    SeatingRun.objects.create(
        plan=plan, status="done", seconds=3, ordered_by=coast.officer, ordered_at=LONG_BEFORE
    )
    return {
        "protocol:plan": plan.pk,
        "protocol:guest": other.pk,
        "protocol:bond": bond.pk,
        "protocol:open_seating:activity": gala.pk,
    }
