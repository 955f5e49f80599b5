"""Convoys: vehicles in order, and who sits where."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.models import Leg, Mission
from hansa.apps.programme.models import Activity
from hansa.apps.protocol.models.precedence import Dignitary
from hansa.apps.protocol.rules import MOST_SEATS
from hansa.values import Period


class Convoy(models.Model):
    """A drive of several vehicles from one activity to another."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="convoys")
    leg = models.ForeignKey(Leg, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    start = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    goal = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    period = DateTimeRangeField()
    escort = models.CharField(_("escort"), max_length=160, blank=True)

    class Meta:
        ordering = ["period", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period__startswith__isnull=False, period__endswith__isnull=False)
                & Q(period__isempty=False),
                name="a_convoy_leaves_and_arrives",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(goal__isnull=True) | ~Q(start=F("goal")),
                name="a_convoy_goes_somewhere_else",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> Period:
        """When it drives, by the clocks of the leg."""
        return Period(self.period.lower, self.period.upper).at(self.leg.zone)


class Vehicle(models.Model):
    """One vehicle of a convoy, at its place in the row."""

    convoy = models.ForeignKey(Convoy, on_delete=models.CASCADE, related_name="vehicles")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(_("vehicle"), max_length=80)
    plate = models.CharField(_("number plate"), max_length=20, blank=True)
    driver = models.CharField(_("driver"), max_length=120, blank=True)
    phone = models.CharField(_("driver's telephone"), max_length=40, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats for guests"))

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["convoy", "place"],
                name="a_place_in_a_convoy_has_one_vehicle",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=MOST_SEATS), name="a_vehicle_has_seats"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Rider(models.Model):
    """Somebody sits in a vehicle; seat 1 is the seat of honour."""

    vehicle = models.ForeignKey(Vehicle, on_delete=models.CASCADE, related_name="riders")
    dignitary = models.ForeignKey(Dignitary, on_delete=models.CASCADE, related_name="rides")
    seat = models.PositiveSmallIntegerField(_("seat"))
    # Of the vehicle and of the convoy, held here so that the database can refuse.
    seats = models.PositiveSmallIntegerField()
    period = DateTimeRangeField()

    class Meta:
        ordering = ["seat"]
        constraints = [
            models.UniqueConstraint(fields=["vehicle", "seat"], name="a_seat_has_one_rider"),
            models.CheckConstraint(
                condition=Q(seat__gte=1, seat__lte=F("seats")), name="no_vehicle_is_overfull"
            ),
            ExclusionConstraint(
                name="nobody_is_in_two_vehicles_at_once",
                expressions=[
                    ("dignitary", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vehicle}: {self.dignitary}"
