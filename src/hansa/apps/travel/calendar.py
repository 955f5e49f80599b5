"""A delegate's flights and rides, for the calendar feed of their agenda."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import override

from hansa.apps.programme import queries as programme
from hansa.apps.registration.rules import LEFT
from hansa.apps.travel.models import Connection, Passenger, Ride, RideSeat, Traveller
from hansa.plumbing.documents.calendars import Happening
from hansa.plumbing.history.recording import stories_of
from hansa.values import Period

if TYPE_CHECKING:
    from hansa.apps.registration.models import Delegate

# What happened to a row, by its table and number: each verb and when.
Stories = dict[tuple[str, int], list[tuple[str, datetime]]]


def happenings_of(delegate: Delegate, *, url: str) -> tuple[list[Happening], datetime | None]:
    """The flights and rides, in the delegate's language, and when something last befell them.

    None of somebody who does not travel after all.

    Args:
        url: the delegate's agenda, to which every event points.
    """
    if delegate.registration.status in LEFT:
        return [], None
    own = {"traveller__delegate": delegate}
    flights = list(Passenger.objects.filter(**own).select_related("connection"))
    rides = list(RideSeat.objects.filter(**own).select_related("ride__leg"))
    stories = _stories(delegate, flights, rides)
    with override(programme.language_of(delegate)):
        happenings = [_flight(each, stories, url=url) for each in flights]
        happenings += [_ride(each, stories, url=url) for each in rides]
    moments = [moment for story in stories.values() for _verb, moment in story]
    return sorted(happenings, key=lambda each: each.period), max(moments, default=None)


def _stories(delegate: Delegate, flights: list[Passenger], rides: list[RideSeat]) -> Stories:
    """Of each flight and ride, and of the traveller: who is taken off one has that told there."""
    travellers = Traveller.objects.filter(delegate=delegate).values_list("pk", flat=True)
    events = (
        stories_of(Connection, numbers=[each.connection_id for each in flights])
        | stories_of(Ride, numbers=[each.ride_id for each in rides])
        | stories_of(Traveller, numbers=travellers)
    )
    stories: Stories = defaultdict(list)
    for table, number, verb, at in events.values_list(
        "about_type__model", "about_id", "verb", "at"
    ):
        stories[table, number].append((verb, at))
    return stories


def _flight(passenger: Passenger, stories: Stories, *, url: str) -> Happening:
    flight = passenger.connection
    story = stories["connection", flight.pk]
    terminal = _("Terminal of arrival: {name}").format(name=flight.terminal)
    return Happening(
        uid=_named(f"{url}#flight-{passenger.pk}"),
        sequence=flight.sequence,
        changed_at=max([passenger.noted_at, *(at for _verb, at in story)]),
        period=Period(flight.departs_at, flight.arrives_at),
        time_zone=flight.origin_zone,
        end_zone=flight.destination_zone,
        summary=f"{flight.number}: {flight.from_place} → {flight.to_place}",
        location=flight.from_place,
        description="\n".join(
            part for part in (flight.carrier, terminal if flight.terminal else "") if part
        ),
        url=url,
    )


def _ride(seat: RideSeat, stories: Stories, *, url: str) -> Happening:
    ride = seat.ride
    story = stories["ride", ride.pk]
    period = Period(ride.period.lower, ride.period.upper)
    return Happening(
        uid=_named(f"{url}#ride-{seat.pk}"),
        sequence=sum(verb == "ride.changed" for verb, _at in story),
        changed_at=max((at for _verb, at in story), default=period.start),
        period=period,
        time_zone=ride.leg.time_zone,
        summary=f"{ride}: {ride.origin} → {ride.destination}",
        location=f"{ride.origin}, {ride.leg.city}",
        description="\n".join(
            part for part in (_("Seat {number}").format(number=seat.number), ride.phone) if part
        ),
        url=url,
    )


def _named(address: str) -> str:
    return str(uuid5(NAMESPACE_URL, address))
