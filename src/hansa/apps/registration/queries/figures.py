"""A delegation in numbers, counted once for everything that a page tells of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Value

from hansa.apps.accounts.rules import Region
from hansa.apps.directory.rules import Kind
from hansa.apps.missions.models import Mission
from hansa.apps.registration import rules
from hansa.apps.registration.models import Delegate, Registration, SeatTerms
from hansa.apps.registration.queries.seats import Seats, terms_of
from hansa.apps.registration.rules import Status


@dataclass(frozen=True, slots=True)
class Share:
    """What came to a mission through the agencies of one region."""

    region: Region
    companies: int
    delegates: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A delegation in numbers; only accepted registrations count, except in `waiting`.

    Attributes:
        by_region: the regions from which somebody comes, in the order of `Region`.
        waiting: applications on which nobody has decided.
    """

    companies: int
    federations: int
    academic: int
    administrations: int
    delegates: int
    by_region: tuple[Share, ...]
    waiting: int
    seats: int

    @property
    def seats_left(self) -> int:
        """How many more delegates can be accepted."""
        return max(0, self.seats - self.delegates)


@dataclass(frozen=True, slots=True)
class Group:
    """Registrations, or delegates, of one status, agency and kind of organisation."""

    status: str
    agency: int
    region: str
    kind: str
    registrations: int
    delegates: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Every registration of a mission, drafts left out, counted in groups."""

    mission: Mission
    terms: SeatTerms
    groups: tuple[Group, ...]

    @property
    def registrations(self) -> int:
        """How many there are."""
        return sum(group.registrations for group in self.groups)

    def to_decide(self, *, agencies: list[int]) -> int:
        """How many of these agencies nobody has decided on."""
        return self._registrations(
            lambda group: group.status == Status.APPLIED and group.agency in agencies
        )

    @property
    def seats(self) -> Seats:
        """How the seats stand."""
        return Seats(
            seats=self.mission.seats,
            overbooking=self.terms.overbooking,
            offered=self._delegates(lambda group: group.status == Status.ACCEPTED),
            confirmed=self._delegates(lambda group: group.status == Status.CONFIRMED),
            answer_days=self.terms.answer_days,
        )

    @property
    def figures(self) -> Figures:
        """Who travels, and how many wait for a decision."""
        return Figures(
            companies=self._travelling(Kind.COMPANY),
            federations=self._travelling(Kind.FEDERATION),
            academic=self._travelling(Kind.ACADEMIC),
            administrations=self._travelling(Kind.ADMINISTRATION),
            delegates=self._delegates(_travels),
            by_region=tuple(self._shares()),
            waiting=self._registrations(lambda group: group.status == Status.APPLIED),
            seats=self.mission.seats,
        )

    def _shares(self) -> list[Share]:
        there = {group.region for group in self.groups if _travels(group)}
        return [
            Share(
                region=region,
                companies=self._registrations(
                    lambda group, region=region: (  # type: ignore[misc]
                        _travels(group) and (group.region, group.kind) == (region, Kind.COMPANY)
                    )
                ),
                delegates=self._delegates(
                    lambda group, region=region: _travels(group) and group.region == region  # type: ignore[misc]
                ),
            )
            for region in Region
            if region in there
        ]

    def _travelling(self, kind: Kind) -> int:
        return self._registrations(lambda group: _travels(group) and group.kind == kind)

    def _registrations(self, of: Callable[[Group], bool]) -> int:
        return sum(group.registrations for group in self.groups if of(group))

    def _delegates(self, of: Callable[[Group], bool]) -> int:
        return sum(group.delegates for group in self.groups if of(group))


def figures(mission: Mission) -> Figures:
    """The delegation of a mission in numbers."""
    return tally(mission).figures


def tally(mission: Mission) -> Tally:
    """Every registration of the mission counted, and its seats, in two queries."""
    columns = ("status", "agency", "agency__region", "organisation__kind")
    sent = Registration.objects.filter(mission=mission).exclude(status=Status.DRAFT).order_by()
    delegates = Delegate.objects.filter(mission=mission).order_by()
    # Two counts in one answer: joined to each other, they would count each other's rows.
    counted = (
        sent.values_list(*columns)
        .annotate(number=Count("pk"), travellers=Value(0))
        .union(
            delegates.exclude(registration__status=Status.DRAFT)
            .values_list(*(f"registration__{column}" for column in columns))
            .annotate(number=Value(0), travellers=Count("pk")),
            all=True,
        )
    )
    return Tally(
        mission=mission, terms=terms_of(mission), groups=tuple(Group(*row) for row in counted)
    )


def _travels(group: Group) -> bool:
    return group.status in rules.TRAVELS
