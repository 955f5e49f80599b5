"""Buses and other vehicles, and who sits in them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg
from hansa.apps.programme.models import Activity
from hansa.apps.registration.models import Companion
from hansa.apps.travel.models.travellers import Traveller
from hansa.apps.travel.rules.rides import MOST_SEATS, Vehicle
from hansa.values import Period


class Ride(models.Model):
    """One vehicle on one way."""

    leg = models.ForeignKey(Leg, on_delete=models.CASCADE, related_name="rides")
    # What it brings people to, or the transfer that it is.
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="rides"
    )
    vehicle = models.CharField(_("vehicle"), max_length=8, choices=Vehicle, default=Vehicle.BUS)
    name = models.CharField(_("name"), max_length=60)
    origin = models.CharField(_("from"), max_length=120)
    destination = models.CharField(_("to"), max_length=120)
    period = DateTimeRangeField()
    seats = models.PositiveIntegerField(_("seats"))
    staff = models.ForeignKey(
        Companion, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    phone = models.CharField(_("telephone on board"), max_length=40, blank=True)

    class Meta:
        ordering = ["period", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=MOST_SEATS), name="a_ride_has_seats"
            ),
            ExclusionConstraint(
                name="a_vehicle_drives_one_way_at_a_time",
                expressions=[
                    ("leg", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def told(self) -> Period:
        """When it drives, by the clocks of the leg."""
        return Period(self.period.lower, self.period.upper).at(self.leg.zone)


class RideSeat(models.Model):
    """Somebody's seat in a vehicle, and whether they are on board."""

    ride = models.ForeignKey(Ride, on_delete=models.CASCADE, related_name="riders")
    traveller = models.ForeignKey(Traveller, on_delete=models.CASCADE, related_name="ride_seats")
    number = models.PositiveIntegerField()
    # As many as the vehicle has, for the database to count them.
    seats = models.PositiveIntegerField()
    period = DateTimeRangeField()
    boarded_at = models.DateTimeField(null=True, blank=True)
    ticked_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["ride", "number"]
        constraints = [
            models.UniqueConstraint(fields=["ride", "traveller"], name="a_rider_has_one_seat"),
            models.UniqueConstraint(
                fields=["ride", "number"],
                name="a_seat_of_a_bus_is_for_one",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=F("seats")), name="a_bus_is_not_overfilled"
            ),
            ExclusionConstraint(
                name="nobody_rides_in_two_buses_at_once",
                expressions=[
                    ("traveller", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.traveller}: {self.ride}"
