"""Hotels, the rooms they hold for a mission, and who sleeps there."""

from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.models import Person
from hansa.apps.missions.models import Leg
from hansa.apps.travel.models.travellers import Traveller
from hansa.apps.travel.rules.stays import HIGHEST_RATE, MOST_BEDS, MOST_ROOMS, Need, RoomKind


class Hotel(models.Model):
    """Where a delegation stays on a leg."""

    leg = models.ForeignKey(Leg, on_delete=models.CASCADE, related_name="hotels")
    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(_("address"), max_length=200)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta:
        ordering = ["leg__starts_on", "name"]
        constraints = [
            models.UniqueConstraint(fields=["leg", "name"], name="a_hotel_is_on_a_leg_once"),
        ]

    def __str__(self) -> str:
        return self.name


class RoomBlock(models.Model):
    """Rooms of one kind that a hotel holds until a day."""

    hotel = models.ForeignKey(Hotel, on_delete=models.CASCADE, related_name="blocks")
    kind = models.CharField(_("kind"), max_length=10, choices=RoomKind)
    rooms_held = models.PositiveIntegerField(_("rooms"))
    # Of one room for one night, in cents.
    rate = models.PositiveIntegerField(_("rate"))
    currency = models.CharField(_("currency"), max_length=3)
    # First night, and the day on which the last guests leave.
    nights = DateRangeField()
    release_on = models.DateField(_("given back on"))

    class Meta:
        ordering = ["hotel", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["hotel", "kind"], name="a_hotel_holds_a_kind_once"),
            models.CheckConstraint(
                condition=Q(rooms_held__gte=1, rooms_held__lte=MOST_ROOMS, rate__lte=HIGHEST_RATE),
                name="a_block_is_within_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hotel}: {self.get_kind_display()}"

    @property
    def price(self) -> Decimal:
        """Of one room for one night, in its currency."""
        return Decimal(self.rate) / 100


class Room(models.Model):
    """One room of a block; the hotel gives it a door later."""

    block = models.ForeignKey(RoomBlock, on_delete=models.CASCADE, related_name="rooms")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["block", "number"]
        constraints = [
            models.UniqueConstraint(fields=["block", "number"], name="a_room_is_counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.block} {self.number}"


class RoomStay(models.Model):
    """A bed for somebody, night after night."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="stays")
    traveller = models.ForeignKey(Traveller, on_delete=models.CASCADE, related_name="room_stays")
    # Whose needs these are; somebody who travels instead has others.
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    bed = models.PositiveSmallIntegerField()
    # As many as the room has, for the database to count them.
    beds = models.PositiveSmallIntegerField()
    nights = DateRangeField()
    needs = ArrayField(models.CharField(max_length=10, choices=Need), default=list, blank=True)
    told_hotel_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["room", "bed", "nights"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nights__isempty=False)
                & Q(nights__startswith__isnull=False, nights__endswith__isnull=False),
                name="a_stay_has_a_night",
            ),
            models.CheckConstraint(
                condition=Q(bed__gte=1, bed__lte=F("beds"), beds__lte=MOST_BEDS),
                name="nobody_sleeps_in_a_bed_too_many",
            ),
            ExclusionConstraint(
                name="a_bed_is_for_one_at_a_time",
                expressions=[
                    ("room", RangeOperators.EQUAL),
                    ("bed", RangeOperators.EQUAL),
                    ("nights", RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="nobody_sleeps_in_two_rooms",
                expressions=[
                    ("traveller", RangeOperators.EQUAL),
                    ("nights", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.traveller}: {self.room}"
