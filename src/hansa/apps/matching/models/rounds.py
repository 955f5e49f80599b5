"""When a session's wish list closes, and which of its wishes came from interest."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.matching.rules import Stage
from hansa.apps.meetings.models import Session, Wish


class Round(models.Model):
    """The making of one session's wish list: first everybody chooses, then those asked answer."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="round")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.GENERATED)
    choose_until = models.DateTimeField(_("everybody chooses until"))
    answer_until = models.DateTimeField(_("those asked answer until"))
    # Of one company, among those who sit in the session; empty: as many as it likes.
    most_musts = models.PositiveSmallIntegerField(_("most must-meets"), null=True, blank=True)
    most_likes = models.PositiveSmallIntegerField(_("most likes"), null=True, blank=True)
    opened_at = models.DateTimeField()
    # Said to those who read a deadline twice; empty: it was never reopened.
    reopened_why = models.CharField(_("why it was reopened"), max_length=300, blank=True)

    class Meta:
        ordering = ["choose_until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(choose_until__lt=F("answer_until")),
                name="answers_close_after_choices",
            ),
            models.CheckConstraint(
                condition=Q(most_musts__isnull=True) | Q(most_musts__gte=1),
                name="a_company_has_a_must_meet",
            ),
            models.CheckConstraint(
                condition=Q(most_likes__isnull=True) | Q(most_likes__gte=1),
                name="a_company_has_a_like",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session}"


class Carriage(models.Model):
    """What of a wish came from interest, so that interest can take it away again, and no more."""

    wish = models.OneToOneField(Wish, on_delete=models.CASCADE, related_name="carriage")
    # The worth to those who ask, the worth to those asked, and that the meeting is not to be.
    made = models.BooleanField(default=False)
    answered = models.BooleanField(default=False)
    declined = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.wish}"
