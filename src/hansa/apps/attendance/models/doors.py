"""Doors, the phones that keep them, and what these noted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.attendance.models.badges import Badge
from hansa.apps.attendance.rules import GRACE_MINUTES, LONGEST_GRACE, Objection, Reason
from hansa.apps.programme.models import Activity


class Entrance(models.Model):
    """How an activity counts; without one, it counts arrivals with the usual grace."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="entrance")
    counts_out = models.BooleanField(_("counts who leaves"), default=False)
    grace = models.PositiveSmallIntegerField(_("minutes of grace"), default=GRACE_MINUTES)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(grace__lte=LONGEST_GRACE), name="grace_is_minutes_not_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}"


class Door(models.Model):
    """A door of an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="doors")
    name = models.CharField(_("name of the door"), max_length=60)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "name"], name="a_door_has_its_own_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Device(models.Model):
    """A phone that keeps a door; its secret address is the key."""

    door = models.ForeignKey(Door, on_delete=models.CASCADE, related_name="devices")
    keeper = models.CharField(_("who keeps the door"), max_length=80)
    # Somebody with an account who opened it on their own phone; volunteers have none.
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    secret = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    # When the phone was last in contact, and how far its clock was off then.
    heard_at = models.DateTimeField(null=True, blank=True)
    offset_ms = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["door", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("made_at")), name="a_door_key_ends"
            ),
        ]

    def __str__(self) -> str:
        return self.keeper


class WalkIn(models.Model):
    """Somebody who came without being known to the mission."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="walk_ins")
    name = models.CharField(_("name"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def person(self) -> str:
        """The key of who it is."""
        return f"w{self.pk}"


class Scan(models.Model):
    """What a phone noted at its door: never changed, and counted once however often it is sent."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="scans")
    # Made by the phone, so that what is sent twice is known again.
    key = models.UUIDField()
    number = models.PositiveBigIntegerField()
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="scans")
    badge = models.ForeignKey(
        Badge, null=True, blank=True, on_delete=models.CASCADE, related_name="scans"
    )
    walk_in = models.ForeignKey(
        WalkIn, null=True, blank=True, on_delete=models.CASCADE, related_name="scans"
    )
    inwards = models.BooleanField(default=True)
    # By the phone's own clock, and corrected by how far that was off.
    told_at = models.DateTimeField()
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    let_in = models.BooleanField()
    # What stood against it, whether or not the door let them in.
    objection = models.CharField(max_length=16, choices=Objection, blank=True)
    # On what ground somebody was let in by hand, and what the keeper of the door added.
    reason = models.CharField(max_length=10, choices=Reason, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["activity", "at"], name="scans_of_an_activity"),
            models.Index(fields=["badge", "-at"], name="where_somebody_was_seen"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["device", "key"], name="a_scan_counts_once"),
            models.CheckConstraint(
                condition=Q(let_in=False) | Q(badge__isnull=False) | Q(walk_in__isnull=False),
                name="who_is_let_in_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.badge or self.walk_in or '?'} {self.at:%H:%M}"


class Correction(models.Model):
    """An officer's word on whether somebody was there; the latest one holds."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="corrections")
    badge = models.ForeignKey(
        Badge, null=True, blank=True, on_delete=models.CASCADE, related_name="corrections"
    )
    walk_in = models.ForeignKey(
        WalkIn, null=True, blank=True, on_delete=models.CASCADE, related_name="corrections"
    )
    present = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(_("reason"), max_length=300)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(badge__isnull=False, walk_in=None)
                | Q(badge=None, walk_in__isnull=False),
                name="a_correction_is_about_somebody",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="a_correction_takes_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.badge or self.walk_in}: {self.present}"
