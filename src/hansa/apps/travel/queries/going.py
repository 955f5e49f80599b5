"""A delegate's flights and rides as lines of their agenda, read along with the delegate.

journeys.annotate(**on_the_way())
ways_of(journey)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from hansa.apps.registration.models import Delegate
from hansa.apps.travel.models import Passenger, RideSeat
from hansa.apps.travel.rules import Mode, Vehicle
from hansa.apps.travel.rules.airports import name_of


@dataclass(frozen=True, slots=True)
class Way:
    """One flight or ride, each end by the clocks of its place.

    Attributes:
        by: by what one travels, a `Mode` or a `Vehicle`.
        seat: of a ride only.
        phone: of a ride, where somebody noted it.
    """

    by: str
    title: str
    leaves: datetime
    arrives: datetime
    origin: str
    destination: str
    seat: int | None = None
    phone: str = ""

    @property
    def day(self) -> date:
        """The day on which it leaves, by the clocks there."""
        return self.leaves.date()

    @property
    def by_one_clock(self) -> bool:
        """Whether both ends have the same clocks, and it arrives on the day it leaves."""
        same_clocks = self.leaves.utcoffset() == self.arrives.utcoffset()
        return same_clocks and self.leaves.date() == self.arrives.date()

    @property
    def label(self) -> str:
        """By what one travels, in words."""
        return str(Mode(self.by).label if self.by in Mode.values else Vehicle(self.by).label)


def on_the_way() -> dict[str, ArraySubquery]:
    """What `ways_of` reads, to annotate delegates with: no query of its own."""
    own = {"traveller__delegate": OuterRef("pk")}
    flights = Passenger.objects.filter(**own).values(
        said=JSONObject(
            by="connection__mode",
            number="connection__number",
            leaves="connection__departs_at",
            arrives="connection__arrives_at",
            from_code="connection__origin",
            to_code="connection__destination",
            from_zone="connection__origin_zone",
            to_zone="connection__destination_zone",
        )
    )
    rides = RideSeat.objects.filter(**own).values(
        said=JSONObject(
            by="ride__vehicle",
            title="ride__name",
            leaves=F("ride__period__startswith"),
            arrives=F("ride__period__endswith"),
            origin="ride__origin",
            destination="ride__destination",
            zone="ride__leg__time_zone",
            seat="number",
            phone="ride__phone",
        )
    )
    return {"flights": ArraySubquery(flights), "rides": ArraySubquery(rides)}


def ways_of(delegate: Delegate) -> list[Way]:
    """The flights and rides of a delegate who was annotated with them, in order of time."""
    told = vars(delegate)
    ways = [_flight(**said) for said in told["flights"]]
    ways += [_ride(**said) for said in told["rides"]]
    return sorted(ways, key=lambda way: way.leaves)


def _flight(
    *, by: str, number: str, leaves: str, arrives: str,
    from_code: str, to_code: str, from_zone: str, to_zone: str,
) -> Way:  # fmt: skip
    return Way(
        by=by,
        title=f"{number} {from_code}–{to_code}",
        leaves=_told(leaves, from_zone),
        arrives=_told(arrives, to_zone),
        origin=name_of(from_code),
        destination=name_of(to_code),
    )


def _ride(*, leaves: str, arrives: str, zone: str, **said: str | int) -> Way:
    return Way(leaves=_told(leaves, zone), arrives=_told(arrives, zone), **said)  # type: ignore[arg-type]


def _told(moment: str, zone: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
