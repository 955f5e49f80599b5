"""Flights and trains, and who is on them."""

from zoneinfo import ZoneInfo

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.models import Mission
from hansa.apps.travel.models.travellers import Traveller
from hansa.apps.travel.rules.airports import name_of
from hansa.apps.travel.rules.connections import MOST_SEATS, Mode


class Connection(models.Model):
    """One flight or train on its day; with `seats`, a group that the organisers booked."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="connections")
    mode = models.CharField(_("by"), max_length=5, choices=Mode, default=Mode.AIR)
    number = models.CharField(_("number"), max_length=12)
    carrier = models.CharField(_("carrier"), max_length=80, blank=True)
    origin = models.CharField(_("from"), max_length=3)
    destination = models.CharField(_("to"), max_length=3)
    origin_zone = models.CharField(max_length=40)
    destination_zone = models.CharField(max_length=40)
    departs_at = models.DateTimeField(_("departs"))
    arrives_at = models.DateTimeField(_("arrives"))
    terminal = models.CharField(_("terminal of arrival"), max_length=20, blank=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["departs_at", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "number", "departs_at", "origin", "destination"],
                name="a_flight_is_listed_once",
            ),
            models.CheckConstraint(
                condition=Q(arrives_at__gt=F("departs_at")), name="nothing_arrives_before_leaving"
            ),
            models.CheckConstraint(
                condition=Q(seats__isnull=True) | Q(seats__gte=1, seats__lte=MOST_SEATS),
                name="a_group_has_a_seat",
            ),
        ]
        indexes = [models.Index(fields=["mission", "arrives_at"], name="connections_by_arrival")]

    def __str__(self) -> str:
        return f"{self.number} {self.origin}–{self.destination}"

    @property
    def leaves_zone(self) -> ZoneInfo:
        """The clocks where it leaves."""
        return ZoneInfo(self.origin_zone)

    @property
    def lands_zone(self) -> ZoneInfo:
        """The clocks where it arrives."""
        return ZoneInfo(self.destination_zone)

    @property
    def from_place(self) -> str:
        """Where it leaves, in words."""
        return name_of(self.origin)

    @property
    def to_place(self) -> str:
        """Where it arrives, in words."""
        return name_of(self.destination)


class Passenger(models.Model):
    """Somebody on a flight or train."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="passengers")
    traveller = models.ForeignKey(Traveller, on_delete=models.CASCADE, related_name="passages")
    # Counts the places of a group; empty for whoever booked alone.
    place = models.PositiveIntegerField(null=True, blank=True)
    seats = models.PositiveIntegerField(null=True, blank=True)
    period = DateTimeRangeField()
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["connection", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["connection", "traveller"], name="a_passenger_flies_once"
            ),
            models.UniqueConstraint(
                fields=["connection", "place"], name="a_place_of_a_group_is_for_one"
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=True, seats__isnull=True)
                | Q(place__gte=1, place__lte=F("seats")),
                name="a_group_is_not_overbooked",
            ),
            ExclusionConstraint(
                name="nobody_is_on_two_flights_at_once",
                expressions=[
                    ("traveller", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.traveller}: {self.connection}"
