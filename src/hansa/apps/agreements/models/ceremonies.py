"""Signing ceremonies and their slots."""

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.agreements import rules
from hansa.apps.agreements.models.agreements import Agreement, Signatory
from hansa.apps.programme.models import Activity
from hansa.values import Period


class Ceremony(models.Model):
    """How an activity of kind signing is run: its desks, and the minutes of each signing."""

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="ceremony")
    desks = models.PositiveSmallIntegerField(_("desks"), default=rules.USUAL_DESKS)
    setup = models.PositiveSmallIntegerField(_("minutes to sit down"), default=rules.USUAL_SETUP)
    signing = models.PositiveSmallIntegerField(_("minutes to sign"), default=rules.USUAL_SIGNING)
    photo = models.PositiveSmallIntegerField(
        _("minutes for handshake and photograph"), default=rules.USUAL_PHOTO
    )
    opening = models.PositiveSmallIntegerField(
        _("minutes of opening words"), default=rules.USUAL_OPENING
    )

    class Meta:
        ordering = ["activity__period", "pk"]
        verbose_name_plural = "ceremonies"
        constraints = [
            models.CheckConstraint(
                condition=Q(desks__gte=1, desks__lte=rules.MOST_DESKS, signing__gte=1),
                name="a_ceremony_has_a_desk_and_time_to_sign",
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)

    @property
    def turn(self) -> int:
        """Minutes from one signing at a desk to the next."""
        return self.setup + self.signing + self.photo

    @property
    def minutes(self) -> int:
        """How long it may take."""
        length: timedelta = self.activity.period.upper - self.activity.period.lower
        return int(length.total_seconds()) // 60

    def period_of(self, turn: int) -> Period:
        """When a turn is, counted from 0."""
        start = self.activity.period.lower + timedelta(minutes=self.opening + turn * self.turn)
        return Period(start, start + timedelta(minutes=self.turn))


class Slot(models.Model):
    """A turn at a desk, in which one agreement is signed."""

    ceremony = models.ForeignKey(Ceremony, on_delete=models.PROTECT, related_name="slots")
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="slot")
    turn = models.PositiveSmallIntegerField()
    desk = models.PositiveSmallIntegerField()
    period = DateTimeRangeField()

    class Meta:
        ordering = ["ceremony", "turn", "desk"]
        constraints = [
            # Deferred, so that two agreements can change places.
            models.UniqueConstraint(
                fields=["ceremony", "turn", "desk"],
                name="a_slot_holds_one_agreement",
                deferrable=Deferrable.DEFERRED,
            ),
            ExclusionConstraint(
                name="a_desk_has_one_signing_at_a_time",
                expressions=[
                    ("ceremony", RangeOperators.EQUAL),
                    ("desk", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ceremony}: {self.turn + 1}.{self.desk + 1}"

    @property
    def told(self) -> Period:
        """When it is, by the clocks of the leg; wherever the ceremony is by now."""
        return self.ceremony.period_of(self.turn).at(self.ceremony.activity.leg.zone)


class Appearance(models.Model):
    """Somebody on stage: no signatory is at two desks at once, whatever the ceremony."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="appearances")
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, related_name="appearances")
    # Who it is over all agreements, see `Signatory.key`.
    who = models.CharField(max_length=340)
    period = DateTimeRangeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "signatory"], name="a_signatory_appears_once_in_a_slot"
            ),
            ExclusionConstraint(
                name="a_signatory_is_at_one_desk_at_a_time",
                expressions=[
                    ("who", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signatory}: {self.slot}"
