"""Roll-calls in an emergency."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.attendance.models.badges import Badge
from hansa.apps.attendance.rules import Found, Source
from hansa.apps.missions.models import Mission
from hansa.apps.travel.models import Accompanying


class RollCall(models.Model):
    """Finding out where everybody is, from the first call to the account of it."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="roll_calls")
    why = models.CharField(_("what happened"), max_length=300)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    account = models.TextField(_("account"), max_length=2000, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission"],
                condition=Q(closed_at=None),
                name="one_roll_call_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(account=""),
                name="a_closed_roll_call_is_accounted_for",
            ),
        ]

    def __str__(self) -> str:
        return self.why


class RollCallLine(models.Model):
    """Somebody who is looked for, and what was known of them when the call began.

    Whoever comes with a delegate has no badge, and is called all the same.
    """

    roll_call = models.ForeignKey(RollCall, on_delete=models.CASCADE, related_name="lines")
    badge = models.ForeignKey(
        Badge, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    accompanying = models.ForeignKey(
        Accompanying, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    place = models.CharField(max_length=300, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.NOTHING)
    activity = models.CharField(max_length=200, blank=True)
    bus = models.CharField(max_length=120, blank=True)
    hotel = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["roll_call", "badge"], name="everybody_is_called_once"),
            models.UniqueConstraint(
                fields=["roll_call", "accompanying"], name="whoever_comes_along_is_called_once"
            ),
            models.CheckConstraint(
                condition=Q(badge__isnull=False, accompanying=None)
                | Q(badge=None, accompanying__isnull=False),
                name="a_line_looks_for_one_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Who is looked for."""
        return str(self.badge or self.accompanying)

    @property
    def for_whom(self) -> str:
        """The organisation for which they come, or the delegate with whom."""
        if self.accompanying:
            return self.accompanying.with_whom
        return self.badge.organisation if self.badge else ""

    @property
    def phone(self) -> str:
        """Where to reach them: who comes along, by the delegate's telephone."""
        if self.accompanying:
            return self.accompanying.delegate.person.phone
        return self.badge.phone if self.badge else ""

    @property
    def place_in_list(self) -> tuple[str, int, str]:
        """By name; whoever comes along stands under their delegate."""
        if self.accompanying:
            delegate = self.accompanying.delegate
            return str(delegate.person).casefold(), delegate.pk, self.name.casefold()
        return self.name.casefold(), (self.badge and self.badge.delegate_id) or 0, ""


class Tick(models.Model):
    """What one leader says of somebody; the latest word holds, and none is lost."""

    line = models.ForeignKey(RollCallLine, on_delete=models.CASCADE, related_name="ticks")
    found = models.CharField(max_length=8, choices=Found)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.line}: {self.found}"
