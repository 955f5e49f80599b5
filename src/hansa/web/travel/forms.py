"""Forms of travel and stay; every time in them is read from the clocks of its place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hansa.apps.programme import rules as programme
from hansa.apps.travel import queries
from hansa.apps.travel.rules import Mode, Need, Relation, RoomKind, Vehicle, airports
from hansa.apps.travel.rules.accompanying import LONGEST_NAME
from hansa.apps.travel.rules.connections import MOST_SEATS as MOST_IN_GROUP
from hansa.apps.travel.rules.rides import MOST_SEATS
from hansa.apps.travel.rules.stays import CURRENCIES, HIGHEST_RATE, MOST_ROOMS
from hansa.values import Period
from hansa.web.design.forms import ClockInput, DayField, offer

if TYPE_CHECKING:
    from hansa.apps.missions.models import Leg, Mission
    from hansa.apps.registration.models import Delegate
    from hansa.apps.travel.models import Connection, Hotel, Ride

FIRST, SECOND = "first", "second"
WHICH = [
    ("", _("The clocks do not go back then")),
    (FIRST, _("Before the clocks go back")),
    (SECOND, _("After the clocks went back")),
]
LARGEST_FILE = 2 << 20


def moment_of(
    form: forms.Form, field: str, wall: datetime, *, zone: ZoneInfo, city: str, which: str
) -> datetime | None:
    """The moment at which the clocks of a city show this; None with an error at the field."""
    moments = programme.moments_of(wall, zone=zone)
    objections = list(
        programme.objections_to_wall_time(moments, wall=wall, city=city, chosen=bool(which))
    )
    for objection in objections:
        form.add_error(field, objection)
    if objections:
        return None
    return moments[-1] if which == SECOND else moments[0]


class HotelForm(forms.Form):
    """A hotel of a leg."""

    leg = forms.ChoiceField(label=_("City"))
    name = forms.CharField(label=_("Name"), max_length=120)
    address = forms.CharField(label=_("Address"), max_length=200)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.legs: dict[str, Leg] = {str(leg.pk): leg for leg in mission.legs.all()}
        offer(self, "leg", [(key, leg.city) for key, leg in self.legs.items()])

    @property
    def leg_chosen(self) -> Leg:
        """The leg of a form that was found right."""
        return self.legs[self.cleaned_data["leg"]]


class BlockForm(forms.Form):
    """Rooms that a hotel holds."""

    kind = forms.ChoiceField(label=_("Kind"), choices=RoomKind.choices)
    rooms = forms.IntegerField(label=_("Rooms"), min_value=1, max_value=MOST_ROOMS)
    rate = forms.DecimalField(
        label=_("Rate for a night"),
        min_value=0,
        max_value=HIGHEST_RATE // 100,
        decimal_places=2,
        max_digits=8,
    )
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[(each, each) for each in CURRENCIES], initial="USD"
    )
    first = DayField(label=_("First night"))
    last = DayField(label=_("Last guests leave on"))
    release = DayField(
        label=_("Given back on"), help_text=_("Until then rooms cost nothing when given back.")
    )

    def details(self) -> dict[str, Any]:
        """What the service takes."""
        said = dict(self.cleaned_data)
        said["rate"] = int(said["rate"] * 100)
        return said


class BedForm(forms.Form):
    """Who sleeps in a room, and for which nights."""

    who = forms.ChoiceField(label=_("Who"))
    room = forms.ChoiceField(label=_("Room"))
    arrives = DayField(label=_("First night"))
    leaves = DayField(label=_("Leaves on"))
    needs = forms.MultipleChoiceField(
        label=_("What the hotel prepares"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never write why; the hotel does not ask."),
    )

    def __init__(self, *args: Any, mission: Mission, rooms: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", [("", _("Choose")), *queries.choices_of(mission)])
        offer(self, "room", [(str(room.pk), _room_words(room)) for room in rooms])


def _room_words(room: Any) -> str:
    beds = {RoomKind.SINGLE: 1}.get(room.block.kind, 2)
    taken = len(room.guests)
    sort = room.block.get_kind_display()
    return f"{sort} {room.number} ({taken}/{beds})"


class FlightForm(forms.Form):
    """A flight or a train; `details()` is what the services take."""

    mode = forms.ChoiceField(label=_("By"), choices=Mode.choices)
    number = forms.CharField(
        label=_("Flight or train number"), max_length=10, help_text=_("As on the ticket: SN 501.")
    )
    carrier = forms.CharField(label=_("Carrier"), max_length=80, required=False)
    origin = forms.CharField(
        label=_("From"), max_length=3, help_text=_("Three letters: BRU for Brussels.")
    )
    departs_on = DayField(label=_("Leaves on"))
    departs = forms.TimeField(
        label=_("Leaves at"), widget=ClockInput(), help_text=_("By the clocks there.")
    )
    destination = forms.CharField(label=pgettext_lazy("destination", "To"), max_length=3)
    arrives_on = DayField(label=_("Arrives on"))
    arrives = forms.TimeField(
        label=_("Arrives at"), widget=ClockInput(), help_text=_("By the clocks there.")
    )
    terminal = forms.CharField(label=_("Terminal of arrival"), max_length=20, required=False)
    origin_zone = forms.ChoiceField(
        label=_("Time zone where it leaves"),
        required=False,
        help_text=_("Only for an airport that we do not know."),
    )
    destination_zone = forms.ChoiceField(label=_("Time zone where it arrives"), required=False)
    which = forms.ChoiceField(label=_("Which of the two"), choices=WHICH, required=False)

    def __init__(self, *args: Any, flight: Connection | None = None, **kwargs: Any) -> None:
        if flight:
            kwargs.setdefault("initial", flight_as_told(flight))
        super().__init__(*args, **kwargs)
        self.needs_zones = False
        zones = sorted({zone for _name, zone in airports.PLACES.values()})
        for field in ("origin_zone", "destination_zone"):
            choices = [(zone, zone.replace("_", " ")) for zone in zones]
            offer(self, field, [("", _("The clocks of the airport")), *choices])

    def clean(self) -> dict[str, Any]:
        """Read both times by the clocks of their places."""
        said = super().clean() or {}
        for end, on, clock in (
            ("origin", "departs_on", "departs"),
            ("destination", "arrives_on", "arrives"),
        ):
            if end in said:
                said[end] = airports.as_code(said[end])
                self._read(said, end, on, clock)
        return said

    def details(self) -> dict[str, Any]:
        """What the services take."""
        said = self.cleaned_data
        plain = ("mode", "number", "carrier", "origin", "destination", "terminal")
        zoned = ("origin_zone", "destination_zone", "departs_at", "arrives_at")
        return {name: said[name] for name in (*plain, *zoned)}

    def _read(self, said: dict[str, Any], end: str, on: str, clock: str) -> None:
        zone = said.get(f"{end}_zone") or airports.zone_of(said[end])
        objections = list(airports.objections_to_code(said[end]))
        for objection in objections:
            self.add_error(end, objection)
        if objections:
            return
        for objection in airports.objections_to_zone(zone, code=said[end]):
            self.needs_zones = True
            self.add_error(f"{end}_zone", objection)
            return
        said[f"{end}_zone"] = zone
        if {on, clock} <= said.keys():
            wall = datetime.combine(said[on], said[clock])
            said[f"{clock}_at"] = moment_of(
                self,
                clock,
                wall,
                zone=ZoneInfo(zone),
                city=airports.name_of(said[end]),
                which=said.get("which", ""),
            )


def flight_as_told(flight: Connection) -> dict[str, Any]:
    """What a form shows of a flight, by the clocks of both its ends."""
    leaves = flight.departs_at.astimezone(flight.leaves_zone)
    lands = flight.arrives_at.astimezone(flight.lands_zone)
    return {
        "mode": flight.mode,
        "number": flight.number,
        "carrier": flight.carrier,
        "origin": flight.origin,
        "departs_on": leaves.date(),
        "departs": leaves.time(),
        "destination": flight.destination,
        "arrives_on": lands.date(),
        "arrives": lands.time(),
        "terminal": flight.terminal,
        "origin_zone": flight.origin_zone,
        "destination_zone": flight.destination_zone,
        "which": SECOND if leaves.fold or lands.fold else "",
    }


class GroupForm(FlightForm):
    """A flight on which the organisers hold seats."""

    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST_IN_GROUP)


class WhoForm(forms.Form):
    """Somebody who travels."""

    who = forms.ChoiceField(label=_("Who"))

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "who", [("", _("Choose")), *queries.choices_of(mission)])


class ListForm(forms.Form):
    """A list of flights."""

    file = forms.FileField(label=_("List, as CSV or a workbook"), max_length=200)


class RideForm(forms.Form):
    """A vehicle on its way; `details()` is what the services take."""

    leg = forms.ChoiceField(label=_("City"))
    name = forms.CharField(label=_("Name"), max_length=60, help_text=_("As on its windscreen."))
    vehicle = forms.ChoiceField(label=_("Vehicle"), choices=Vehicle.choices)
    origin = forms.CharField(label=_("From"), max_length=120)
    destination = forms.CharField(label=pgettext_lazy("destination", "To"), max_length=120)
    day = DayField(label=_("Day"))
    departs = forms.TimeField(
        label=_("Leaves at"), widget=ClockInput(), help_text=_("By the clocks of the city.")
    )
    arrives = forms.TimeField(label=_("Arrives at"), widget=ClockInput())
    which = forms.ChoiceField(label=_("Which of the two"), choices=WHICH, required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST_SEATS)
    activity = forms.ChoiceField(label=_("Brings people to"), required=False)
    staff = forms.ChoiceField(label=_("On board for us"), required=False)
    phone = forms.CharField(label=_("Telephone on board"), max_length=40, required=False)

    def __init__(
        self, *args: Any, mission: Mission, ride: Ride | None = None, **kwargs: Any
    ) -> None:
        self.legs: dict[str, Leg] = {str(leg.pk): leg for leg in mission.legs.all()}
        self.activities = {str(each.pk): each for each in queries.activities_to_reach(mission)}
        self.companions = {str(each.pk): each for each in queries.staff_of(mission)}
        if ride:
            kwargs.setdefault("initial", ride_as_told(ride))
        super().__init__(*args, **kwargs)
        offer(self, "leg", [(key, leg.city) for key, leg in self.legs.items()])
        shown = [
            (key, f"{each.told.start:%d/%m %H:%M} {each}") for key, each in self.activities.items()
        ]
        offer(self, "activity", [("", _("No activity")), *shown])
        people = [(key, f"{each}, {each.agency}") for key, each in self.companions.items()]
        offer(self, "staff", [("", _("Nobody")), *people])
        if ride:
            self.fields["leg"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Read both times by the clocks of the city."""
        said = super().clean() or {}
        self.period: Period | None = None
        if {"leg", "day", "departs", "arrives"} <= said.keys():
            start, end = self._moment(said, "departs"), self._moment(said, "arrives")
            if start and end and start >= end:
                self.add_error("arrives", _("It arrives after it leaves."))
            elif start and end:
                self.period = Period(start, end)
        return said

    def details(self) -> dict[str, Any]:
        """What the services take, besides the leg."""
        said = self.cleaned_data
        plain = ("name", "vehicle", "origin", "destination", "seats", "phone")
        return {
            **{name: said[name] for name in plain},
            "period": self.period,
            "activity": self.activities.get(said["activity"]),
            "staff": self.companions.get(said["staff"]),
        }

    @property
    def leg_chosen(self) -> Leg:
        """The leg of a form that was found right."""
        return self.legs[self.cleaned_data["leg"]]

    def _moment(self, said: dict[str, Any], field: str) -> datetime | None:
        leg = self.legs[said["leg"]]
        wall = datetime.combine(said["day"], said[field])
        which = said.get("which", "")
        return moment_of(self, field, wall, zone=leg.zone, city=leg.city, which=which)


def ride_as_told(ride: Ride) -> dict[str, Any]:
    """What a form shows of a ride, by the clocks of its city."""
    told = ride.told
    return {
        "leg": str(ride.leg_id),
        "name": ride.name,
        "vehicle": ride.vehicle,
        "origin": ride.origin,
        "destination": ride.destination,
        "day": told.start.date(),
        "departs": told.start.time(),
        "arrives": told.end.time(),
        "which": SECOND if told.start.fold else "",
        "seats": ride.seats,
        "activity": str(ride.activity_id or ""),
        "staff": str(ride.staff_id or ""),
        "phone": ride.phone,
    }


class AlongForm(forms.Form):
    """Somebody who comes with a delegate."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    relation = forms.ChoiceField(label=_("Comes as"), choices=Relation.choices)


class AlongWithForm(AlongForm):
    """The same, where one says with whom."""

    delegate = forms.ChoiceField(label=_("With whom"))
    field_order = ("delegate", "name", "relation")

    def __init__(self, *args: Any, delegates: Iterable[Delegate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delegates = {str(each.pk): each for each in delegates}
        shown = [(key, f"{each}, {each.registration}") for key, each in self.delegates.items()]
        offer(self, "delegate", [("", _("Choose")), *shown])

    @property
    def chosen(self) -> Delegate:
        """The delegate of a form that was found right."""
        return self.delegates[self.cleaned_data["delegate"]]


class FillForm(forms.Form):
    """A group that gets seats together: the guests of a hotel, or who is expected somewhere."""

    group = forms.ChoiceField(label=_("Everybody of"))

    def __init__(self, *args: Any, ride: Ride, hotels: list[Hotel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(f"h{hotel.pk}", str(hotel)) for hotel in hotels if hotel.leg_id == ride.leg_id]
        if ride.activity:
            groups.insert(0, (f"a{ride.activity_id}", str(ride.activity)))
        offer(self, "group", groups)


class MomentForm(forms.Form):
    """At which moment one looks, by the clocks of a city."""

    day = DayField(label=_("Day"), required=False)
    clock = forms.TimeField(label=_("Time"), widget=ClockInput(), required=False)
