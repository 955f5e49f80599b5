"""What delegates were told of an activity, and what they are about to be told."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import SectorGroup
from hansa.apps.programme.models.activities import Activity
from hansa.apps.programme.models.places import Place
from hansa.apps.programme.rules import Audience
from hansa.values import Period


class ActivityVersion(models.Model):
    """An activity as it was told to delegates, from `at` on until the next version."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    # All that it said, as `versions.said_of` writes it.
    said = models.JSONField()
    # The names of what differs from the version before.
    changed = models.JSONField(default=list)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["activity", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "number"], name="a_version_of_an_activity_is_kept_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="versions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.activity} {self.number}"


class PlannedChange(models.Model):
    """Where and when a published activity is to be, once the board is published."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="planned")
    period = DateTimeRangeField()
    at = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="planned"
    )
    place = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)
    audience = models.CharField(max_length=10, choices=Audience)
    sector_group = models.ForeignKey(
        SectorGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancels = models.BooleanField(default=False)
    why = models.CharField(_("why"), max_length=300, blank=True)
    # The activity's `sequence` on which it was planned: another change in between is a clash.
    based_on = models.PositiveIntegerField()
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()

    class Meta:
        ordering = ["period", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period__startswith__isnull=False, period__endswith__isnull=False)
                & Q(period__isempty=False),
                name="a_planned_change_has_a_start_and_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(audience=Audience.SECTOR) | Q(sector_group__isnull=False),
                name="a_planned_change_for_a_sector_names_it",
            ),
            models.CheckConstraint(
                condition=Q(cancels=False) | ~Q(why=""),
                name="calling_off_is_planned_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)

    @property
    def told(self) -> Period:
        """When it is to be, by the clocks of the leg."""
        return Period(self.period.lower, self.period.upper).at(self.activity.leg.zone)
