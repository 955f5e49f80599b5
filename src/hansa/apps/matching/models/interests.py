"""What each side says about meeting the other, and what the organisers say."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.matching.models.profiles import CooperationProfile
from hansa.apps.matching.rules import Choice
from hansa.apps.meetings.models import Wish


class Interest(models.Model):
    """What one side says about meeting another; each side speaks for itself."""

    profile = models.ForeignKey(
        CooperationProfile, on_delete=models.CASCADE, related_name="interests"
    )
    about = models.ForeignKey(
        CooperationProfile, on_delete=models.CASCADE, related_name="interests_received"
    )
    choice = models.CharField(_("interest"), max_length=4, choices=Choice)
    # 1 is wanted most; among those of the same choice. Empty: not ranked.
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Wish.Origin, default=Wish.Origin.DELEGATE)
    why = models.CharField(_("why"), max_length=300, blank=True)
    said_at = models.DateTimeField()
    # Empty where a host said so, who has no account.
    said_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["profile", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "about"], name="interest_in_somebody_is_said_once"
            ),
            models.CheckConstraint(
                condition=~Q(profile=F("about")), name="nobody_is_interested_in_themselves"
            ),
        ]
        indexes = [models.Index(fields=["about", "choice"], name="interest_in_somebody")]

    def __str__(self) -> str:
        return f"{self.profile} – {self.about}"


class Ruling(models.Model):
    """The organisers' word on two who might meet: they are to, or they are not to."""

    one = models.ForeignKey(CooperationProfile, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(CooperationProfile, on_delete=models.CASCADE, related_name="+")
    allows = models.BooleanField(_("they are to meet"))
    why = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Least("one", "other"), Greatest("one", "other"), name="two_are_ruled_on_once"
            ),
            models.CheckConstraint(condition=~Q(one=F("other")), name="a_ruling_is_on_two"),
            models.CheckConstraint(condition=~Q(why=""), name="a_ruling_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.one} – {self.other}"
