"""What an officer announces on the day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.attendance.rules.announcements import LONGEST, Group
from hansa.apps.missions.models import Leg, Mission, SectorGroup
from hansa.apps.programme.models import Activity
from hansa.apps.travel.models import Ride
from hansa.plumbing.languages import in_readers_language

NAMED = ("leg", "sector_group", "activity", "ride")


def _only(group: Group, named: str) -> Q:
    """That an announcement to such a group names this, and nothing else."""
    return Q(group=group, **{f"{each}__isnull": each != named for each in NAMED})


class Announcement(models.Model):
    """A few words to those concerned, told once."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="day_announcements")
    # Made with the form, so that pressing twice announces once.
    key = models.UUIDField(unique=True)
    texts = models.JSONField()
    group = models.CharField(_("to whom"), max_length=10, choices=Group)
    leg = models.ForeignKey(Leg, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    sector_group = models.ForeignKey(
        SectorGroup, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    ride = models.ForeignKey(
        Ride, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    # How many people it was told to.
    people = models.PositiveIntegerField(default=0)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-said_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=_only(Group.EVERYBODY, "")
                | _only(Group.LEG, "leg")
                | _only(Group.SECTOR, "sector_group")
                | _only(Group.ACTIVITY, "activity")
                | _only(Group.RIDE, "ride"),
                name="an_announcement_is_to_one_group",
            ),
        ]

    def __str__(self) -> str:
        return in_readers_language(self.texts)[:LONGEST]

    @property
    def to(self) -> str:
        """To whom it was said, by name."""
        named = self.leg or self.sector_group or self.activity or self.ride
        return str(named) if named else str(self.get_group_display())
