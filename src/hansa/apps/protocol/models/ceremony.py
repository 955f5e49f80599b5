"""What protocol prepares for an activity: who speaks, which flags, which gifts, whose names."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.models import Mission
from hansa.apps.programme.models import Activity
from hansa.apps.protocol.models.precedence import Dignitary
from hansa.apps.protocol.rules import LONGEST_SPEECH, Customs, Direction, FlagOrder


class Speech(models.Model):
    """Somebody speaks at an activity, at this place of the order."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="speeches")
    dignitary = models.ForeignKey(Dignitary, on_delete=models.CASCADE, related_name="speeches")
    place = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=5)

    class Meta:
        ordering = ["place"]
        verbose_name_plural = "speeches"
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "dignitary"], name="nobody_speaks_twice_at_an_activity"
            ),
            models.UniqueConstraint(
                fields=["activity", "place"],
                name="one_speaks_at_a_time",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=LONGEST_SPEECH),
                name="a_speech_takes_minutes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.dignitary}"


class Ceremonial(models.Model):
    """How flags stand at an activity, and from which day its names are told."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="ceremonial")
    flags = models.CharField(_("order of flags"), max_length=12, choices=FlagOrder)
    half_mast = models.BooleanField(_("at half-mast"), default=False)
    why = models.CharField(_("why"), max_length=200, blank=True)
    names_from = models.DateField(_("names are told from"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(half_mast=False) | ~Q(why=""), name="half_mast_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}"


class Flag(models.Model):
    """A flag that flies at an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="flags")
    # A country, or a key of rules.BANNERS.
    code = models.CharField(_("flag"), max_length=6)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "code"], name="a_flag_flies_once")
        ]

    def __str__(self) -> str:
        return self.code


class Gift(models.Model):
    """What is given to, or received by, the delegation."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="gifts")
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    direction = models.CharField(_("direction"), max_length=8, choices=Direction)
    what = models.CharField(_("what"), max_length=160)
    giver = models.CharField(_("giver"), max_length=160)
    receiver = models.CharField(_("receiver"), max_length=160)
    # Of the receiver, whose rules limit what may be kept.
    country = models.CharField(_("receiver's country"), max_length=2)
    cents = models.PositiveIntegerField(_("worth"))
    currency = models.CharField(_("currency"), max_length=3)
    customs = models.CharField(_("customs"), max_length=10, choices=Customs)
    handed_over_on = models.DateField(_("handed over on"), null=True, blank=True)
    in_return_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )

    class Meta:
        ordering = ["handed_over_on", "pk"]

    def __str__(self) -> str:
        return self.what
