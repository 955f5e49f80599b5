"""The pocket programme: a delegate's own days on pages of A6, for when the telephone is flat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hansa.apps.programme import agenda as agendas
from hansa.apps.programme.agenda import Entry, Free
from hansa.apps.protocol import queries as protocol
from hansa.apps.travel import queries as travel
from hansa.plumbing.qr import squares
from hansa.web.design.templatetags.design import as_day, as_moment, as_time, as_zone, local_days
from hansa.web.paper import as_of, on_paper
from hansa.web.programme.journey import journey_or_404

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from hansa.apps.registration.models import Delegate
    from hansa.apps.travel.models import Passenger, RideSeat
    from hansa.apps.travel.queries import OwnJourney, OwnRoom

Line = dict[str, object]


@login_required
@require_GET
def pocket(request: HttpRequest, slug: str) -> HttpResponse:
    """What the agenda tells, with travel, hotel and seats at table, in the time of each place."""
    delegate = journey_or_404(request, slug)
    now = timezone.now()
    own = travel.own_journey(delegate)
    where = request.build_absolute_uri(reverse("programme:agenda", args=[slug]))
    code = squares(where)
    said = {
        "mission": str(delegate.mission),
        "when": _when(delegate),
        "name": str(delegate.person),
        "organisation": str(delegate.registration.organisation),
        "code": {"side": code.side, "path": code.path, "alt": where},
        "live": _("What changed since then stands in your agenda, behind this code."),
        "days": _days(delegate, own, now=now),
        "nothing": _("Nothing is planned for you on this day yet."),
        "stay": {"title": _("Where you stay"), "rooms": [_room(each) for each in own.rooms]},
        "notes": _("Notes"),
        "footer": as_of(now, agendas.zone_at(delegate, now=now)),
    }
    title = _("Pocket programme: {mission}").format(mission=delegate.mission)
    return on_paper(request, "web/programme/pocket.typ", said, title=title)


def _when(delegate: Delegate) -> str:
    stays = sorted(delegate.stays.all(), key=lambda stay: stay.arrives_on)
    return local_days(stays[0].arrives_on, stays[-1].leaves_on) if stays else ""


def _days(delegate: Delegate, own: OwnJourney, *, now: datetime) -> list[dict[str, object]]:
    """Each day with its lines in order of time, travel among them."""
    seats = {
        str(seat.plan.activity.uid): _("Table {table}, seat {number}").format(
            table=seat.table, number=seat.number + 1
        )
        for seat in protocol.seats_told_to(delegate)
    }
    on: dict[date, list[tuple[datetime, Line]]] = defaultdict(list)
    cities: dict[date, str] = {}
    for day in agendas.agenda_of(delegate, now=now).days:
        cities[day.date] = day.city
        on[day.date] += [
            (line.period.start, _free(line) if isinstance(line, Free) else _entry(line, seats))
            for line in day.lines
            if isinstance(line, Free) or not line.cancelled
        ]
    for day_of_it, at, line in _travel(own):
        on[day_of_it].append((at, line))
    return [
        {
            "title": as_day(day),
            "city": cities.get(day, ""),
            "lines": [line for _at, line in sorted(lines, key=lambda timed: timed[0])],
        }
        for day, lines in sorted(on.items())
    ]


def _entry(entry: Entry, seats: dict[str, str]) -> Line:
    place = ", ".join(part for part in (entry.place, entry.address) if part)
    dress = _("To wear: {dress}").format(dress=entry.dress) if entry.dress else ""
    spoken = (
        _("Spoken there: {languages}").format(languages=entry.spoken_in_words)
        if entry.spoken
        else ""
    )
    others = ", ".join(entry.clashes)
    clash = _("At the same time as {others}").format(others=others) if others else ""
    notes = (seats.get(entry.uid, ""), dress, spoken, entry.mates_in_words, entry.help_in_words)
    return _line(
        "meeting" if entry.is_meeting else "activity",
        as_time(entry.told.start, entry.time_zone),
        as_time(entry.told.end, entry.time_zone),
        entry.title,
        label=entry.label,
        place=place,
        whom=entry.detail,
        notes=[note for note in (*notes, clash) if note],
    )


def _free(free: Free) -> Line:
    start, end = as_time(free.told.start, free.time_zone), as_time(free.told.end, free.time_zone)
    return _line("free", start, end, free.words)


def _travel(own: OwnJourney) -> Iterator[tuple[date, datetime, Line]]:
    for passage in own.flights:
        flight = passage.connection
        yield flight.departs_at.astimezone(flight.leaves_zone).date(), *_flight(passage)
    for seat in own.rides:
        yield seat.ride.told.start.date(), *_ride(seat)


def _flight(passage: Passenger) -> tuple[datetime, Line]:
    flight = passage.connection
    lands = _("Lands {moment} ({zone})").format(
        moment=as_moment(flight.arrives_at, flight.lands_zone), zone=as_zone(flight.lands_zone)
    )
    line = _line(
        "travel",
        as_time(flight.departs_at, flight.leaves_zone),
        "",
        str(flight),
        label=as_zone(flight.leaves_zone),
        place=f"{flight.from_place} → {flight.to_place}",
        notes=[lands],
    )
    return flight.departs_at, line


def _ride(seat: RideSeat) -> tuple[datetime, Line]:
    ride = seat.ride
    zone: ZoneInfo = ride.leg.zone
    line = _line(
        "travel",
        as_time(ride.told.start, zone),
        as_time(ride.told.end, zone),
        ride.name,
        label=_("Seat {number}").format(number=seat.number),
        place=f"{ride.origin} → {ride.destination}",
        notes=[ride.phone] if ride.phone else [],
    )
    return ride.told.start, line


def _line(
    kind: str, start: str, end: str, title: str, *, label: str = "", place: str = "",
    whom: str = "", notes: list[str] | None = None,
) -> Line:  # fmt: skip
    return {
        "kind": kind, "start": start, "end": end, "title": title,
        "label": label, "place": place, "whom": whom, "notes": notes or [],
    }  # fmt: skip


def _room(own: OwnRoom) -> dict[str, object]:
    stay = own.stay
    hotel = stay.room.block.hotel
    mates = ", ".join(own.mates)
    return {
        "name": hotel.name,
        "address": ", ".join(part for part in (hotel.address, hotel.leg.city) if part),
        "phone": hotel.phone,
        "nights": local_days(stay.nights.lower, stay.nights.upper),
        "mates": _("You share with {mates}.").format(mates=mates) if mates else "",
    }
