"""Missions, their legs, organisers and sector groups."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.missions.rules import Direction, Status
from hansa.plumbing.languages import in_readers_language


class Mission(models.Model):
    """A journey of a delegation to a market, or of a foreign delegation to us."""

    slug = models.SlugField(unique=True)
    titles = models.JSONField()
    direction = models.CharField(_("direction"), max_length=10, choices=Direction)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PREPARING)
    country = models.CharField(_("country"), max_length=2)
    state_level = models.BooleanField(_("state-level mission"), default=False)
    seats = models.PositiveIntegerField(_("seats"))
    recruits_until = models.DateField(_("registration closes on"), null=True, blank=True)
    # Cabinets read the names of those who travel from this day on; without it, never.
    names_from = models.DateField(_("names are told from"), null=True, blank=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.titles)


class Leg(models.Model):
    """One city of a mission, with its days and its own time zone."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="legs")
    city = models.CharField(_("city"), max_length=80)
    country = models.CharField(_("country"), max_length=2)
    time_zone = models.CharField(_("time zone"), max_length=60)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    counsellor = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_leg_ends_after_it_starts"
            ),
            ExclusionConstraint(
                name="legs_of_a_mission_do_not_overlap",
                expressions=[
                    ("mission", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.city

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which every time of this leg is shown."""
        return ZoneInfo(self.time_zone)

    @property
    def days(self) -> list[date]:
        """Every day of the leg, first to last."""
        return [
            self.starts_on + timedelta(days=n)
            for n in range((self.ends_on - self.starts_on).days + 1)
        ]


class Organiser(models.Model):
    """An agency that carries a mission, alone or with others."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="organisers")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(_("leads"), default=False)

    class Meta:
        ordering = ["-leads", "agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "agency"], name="an_agency_organises_a_mission_once"
            ),
            models.UniqueConstraint(
                fields=["mission"], condition=Q(leads=True), name="one_agency_leads_a_mission"
            ),
        ]

    def __str__(self) -> str:
        return str(self.agency)


class SectorGroup(models.Model):
    """A group of sectors that a mission treats together; a letter and a hue tell it apart."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="sector_groups")
    letter = models.CharField(_("letter"), max_length=1)
    hue = models.PositiveSmallIntegerField(_("hue"))
    titles = models.JSONField()

    class Meta:
        ordering = ["letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "letter"], name="a_letter_names_one_sector_group"
            ),
            models.CheckConstraint(
                condition=Q(hue__gte=1, hue__lte=8), name="there_are_eight_hues"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.titles)
