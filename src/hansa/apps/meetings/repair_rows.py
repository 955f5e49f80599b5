"""Rows of a repair: tables that cannot be used for a while, and ways out that were looked for."""

from django.db import models
from django.db.models import Q

from hansa.apps.accounts.models import User


class Closure(models.Model):
    """A slot in which a table cannot be used."""

    slot = models.ForeignKey("meetings.Slot", on_delete=models.CASCADE, related_name="closures")
    table = models.ForeignKey("meetings.Table", on_delete=models.CASCADE, related_name="closures")
    why = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "table"], name="a_table_is_closed_once_in_a_slot"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.slot}"


class Repair(models.Model):
    """What happened to a timetable, the ways out that were found, and the one that was taken."""

    session = models.ForeignKey(
        "meetings.Session", on_delete=models.CASCADE, related_name="repairs"
    )
    # See `troubles.Trouble` and `troubles.Alternative`, which read and write these.
    trouble = models.JSONField()
    alternatives = models.JSONField()
    # Wishes whose meetings are hit, but begin too soon to be changed.
    left = models.JSONField(default=list)
    # The board from which it was made; on another one it means nothing.
    sight = models.CharField(max_length=64)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    # The number of the alternative that was taken; empty while none was.
    accepted = models.PositiveSmallIntegerField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted=None, accepted_by=None, accepted_at=None)
                | Q(accepted__isnull=False, accepted_by__isnull=False, accepted_at__isnull=False),
                name="accepted_means_by_somebody_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.proposed_at:%Y-%m-%d %H:%M}"
