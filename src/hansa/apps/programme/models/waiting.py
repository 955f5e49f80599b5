"""Who waits for a place at an activity, and until when places are given back and move."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.models import Mission
from hansa.apps.programme.models.activities import Activity
from hansa.apps.programme.rules import LATE_HOURS, LONGEST_NOTICE, MOVING_HOURS
from hansa.apps.registration.models import Delegate


class Waiting(models.Model):
    """A delegate who takes a place at an activity as soon as one is free."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="waiting")
    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="waiting")
    # Whoever lost a place to a smaller room waits since they took it.
    since = models.DateTimeField()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name_plural = "waiting"
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "delegate"], name="a_delegate_waits_for_an_activity_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.activity}"


class SignUpTerms(models.Model):
    """What a mission asks of those who sign up; without a row, the usual hours."""

    mission = models.OneToOneField(Mission, on_delete=models.CASCADE, related_name="sign_up_terms")
    late_hours = models.PositiveSmallIntegerField(
        _("a place is given back late from so many hours before"), default=LATE_HOURS
    )
    moving_hours = models.PositiveSmallIntegerField(
        _("the waiting list moves until so many hours before"), default=MOVING_HOURS
    )

    class Meta:
        verbose_name_plural = "sign-up terms"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(late_hours__lte=LONGEST_NOTICE)
                & models.Q(moving_hours__lte=LONGEST_NOTICE),
                name="notice_is_given_within_two_weeks",
            ),
        ]

    def __str__(self) -> str:
        return str(self.mission)
