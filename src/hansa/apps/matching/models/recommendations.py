"""Who is recommended to whom, and the making of it by the worker."""

from django.db import models
from django.db.models import F, Q

from hansa.apps.accounts.models import User
from hansa.apps.matching.models.profiles import CooperationProfile
from hansa.apps.meetings.rules import UNDER_WAY, RunStatus
from hansa.apps.missions.models import Mission


class Matchmaking(models.Model):
    """One making of a mission's recommendations."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="matchmakings")
    status = models.CharField(max_length=10, choices=RunStatus, default=RunStatus.WAITING)
    # Empty where a changed profile was the reason.
    ordered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ordered_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    sign_of_life = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # How far it is: texts understood so far, and in all.
    done = models.PositiveIntegerField(default=0)
    wanted = models.PositiveIntegerField(default=0)
    # What made the vectors; names the fallback where the model is missing.
    method = models.CharField(max_length=40, blank=True)
    # What the features weigh, by name, and how many declared interests they were learned from.
    weights = models.JSONField(default=dict, blank=True)
    learned_from = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ["-ordered_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission"],
                condition=Q(status__in=sorted(UNDER_WAY)),
                name="one_matchmaking_at_a_time_in_a_mission",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission} {self.ordered_at:%Y-%m-%d %H:%M}"


class Recommendation(models.Model):
    """Somebody whom a profile is advised to meet."""

    profile = models.ForeignKey(
        CooperationProfile, on_delete=models.CASCADE, related_name="recommendations"
    )
    candidate = models.ForeignKey(
        CooperationProfile, on_delete=models.CASCADE, related_name="recommended_to"
    )
    # 1 is the best; counterparts and fellow delegates are counted apart.
    rank = models.PositiveSmallIntegerField()
    # From 0 to 1: both directions together, what it is worth to the one, and to the other.
    score = models.FloatField()
    forward = models.FloatField()
    backward = models.FloatField()
    # Codes of the engine with their facts, what counts most first.
    reasons = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["profile", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "candidate"], name="somebody_is_recommended_once"
            ),
            models.CheckConstraint(
                condition=~Q(profile=F("candidate")), name="nobody_is_recommended_themselves"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="a_score_is_from_0_to_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.profile}: {self.candidate}"
