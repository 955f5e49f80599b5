"""The places of a leg, and how long it takes from one to another."""

from urllib.parse import urlencode

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.models import Leg
from hansa.apps.programme.rules import LONGEST_WAY


class Place(models.Model):
    """Somewhere in the city of a leg where activities are held."""

    leg = models.ForeignKey(Leg, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(_("address"), max_length=200, blank=True)
    # Where somebody chose one; else a map is found by position or address.
    map_url = models.URLField(_("link to a map"), max_length=300, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    access = models.CharField(_("for people who move less easily"), max_length=200, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["leg", "name"], name="a_leg_has_a_place_once"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="a_place_is_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def map_link(self) -> str:
        """Where to see it on a map; empty when neither position nor address is known."""
        if self.map_url:
            return self.map_url
        if self.latitude is not None and self.longitude is not None:
            spot = urlencode({"mlat": self.latitude, "mlon": self.longitude})
            return f"https://www.openstreetmap.org/?{spot}"
        if self.address:
            asked = urlencode({"query": f"{self.address}, {self.leg.city}"})
            return f"https://www.openstreetmap.org/search?{asked}"
        return ""


class Way(models.Model):
    """How long it takes from one place of a leg to another, in minutes."""

    start = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="ways_out")
    end = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="ways_in")
    on_foot = models.PositiveSmallIntegerField(_("minutes on foot"), null=True, blank=True)
    by_bus = models.PositiveSmallIntegerField(_("minutes by bus"), null=True, blank=True)
    # Not the same back: where both ways are stated, or where nobody can go back so.
    one_way = models.BooleanField(_("only this way"), default=False)

    class Meta:
        ordering = ["start__name", "end__name"]
        constraints = [
            models.UniqueConstraint(fields=["start", "end"], name="a_way_is_stated_once"),
            models.CheckConstraint(condition=~Q(start=F("end")), name="a_way_leads_elsewhere"),
            models.CheckConstraint(
                condition=Q(on_foot__isnull=False) | Q(by_bus__isnull=False),
                name="a_way_is_walked_or_driven",
            ),
            models.CheckConstraint(
                condition=(Q(on_foot__isnull=True) | Q(on_foot__lte=LONGEST_WAY))
                & (Q(by_bus__isnull=True) | Q(by_bus__lte=LONGEST_WAY)),
                name="a_way_between_places_takes_hours_not_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start} → {self.end}"

    @property
    def minutes(self) -> int:
        """The quicker of walking and the bus."""
        return min(each for each in (self.on_foot, self.by_bus) if each is not None)
