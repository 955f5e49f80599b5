"""What a marshal says during a B2B session."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.attendance.rules.marks import Outcome
from hansa.apps.meetings.models import Party, Slot, Wish


class MeetingMark(models.Model):
    """What became of a meeting in the round in which it stood; the latest word holds."""

    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="marks")
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="marks")
    outcome = models.CharField(_("what became of it"), max_length=8, choices=Outcome)
    # Who did not come; empty unless somebody did not.
    absent = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wish", "slot"], name="a_meeting_is_marked_once"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.NO_SHOW, absent__isnull=False)
                | (~Q(outcome=Outcome.NO_SHOW) & Q(absent=None)),
                name="a_no_show_says_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wish}: {self.outcome}"


class PartyMark(models.Model):
    """Whether a party is in the hall of its session; the latest word holds."""

    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="mark")
    here = models.BooleanField(_("is here"))
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.party}: {self.here}"
