"""Registrations, delegates and their stays."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.missions.models import Leg, Mission, SectorGroup
from hansa.apps.registration.rules import UNDECIDED, Status


class Registration(models.Model):
    """An organisation's place in a mission, from the application on."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="registrations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="registrations"
    )
    # The organising agency that decides.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    sector_group = models.ForeignKey(
        SectorGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="registrations"
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.APPLIED)
    motivation = models.TextField(_("why this mission"), blank=True, max_length=2000)
    applied_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True, max_length=2000)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "organisation"],
                name="an_organisation_registers_once_per_mission",
            ),
            models.CheckConstraint(
                condition=Q(status__in=UNDECIDED) | Q(decided_at__isnull=False),
                name="a_decision_has_a_date",
            ),
        ]
        indexes = [models.Index(fields=["mission", "status"], name="registrations_by_status")]

    def __str__(self) -> str:
        return f"{self.organisation}"


class Delegate(models.Model):
    """Somebody who travels for a registered organisation."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="delegates"
    )
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="delegates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="journeys")

    class Meta:
        ordering = ["person__last_name", "person__first_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "person"], name="a_person_travels_once_in_a_mission"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class Stay(models.Model):
    """The days a delegate spends on a leg."""

    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="stays")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    leg = models.ForeignKey(Leg, on_delete=models.PROTECT, related_name="stays")
    arrives_on = models.DateField(_("arrives on"))
    leaves_on = models.DateField(_("leaves on"))
    # A declined or withdrawn registration leaves the days free for another mission.
    stands = models.BooleanField(default=True)

    class Meta:
        ordering = ["arrives_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(leaves_on__gte=F("arrives_on")), name="nobody_leaves_before_arriving"
            ),
            models.UniqueConstraint(fields=["delegate", "leg"], name="a_leg_is_stayed_at_once"),
            ExclusionConstraint(
                name="nobody_is_on_two_legs_at_once",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(
                            F("arrives_on"),
                            F("leaves_on"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(stands=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.leg}"

    @property
    def city(self) -> str:
        """Where it is."""
        return self.leg.city
