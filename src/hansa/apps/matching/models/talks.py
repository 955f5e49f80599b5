"""What two sides say to one another before they travel, and the calls they agree on."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.matching.models.profiles import CooperationProfile
from hansa.apps.matching.rules.talks import (
    AHEAD,
    LONGEST_ADDRESS,
    LONGEST_MESSAGE,
    CallStatus,
)


class Conversation(models.Model):
    """Two who write to one another; it lasts as long as both take part in the mission."""

    one = models.ForeignKey(
        CooperationProfile, on_delete=models.CASCADE, related_name="conversations"
    )
    other = models.ForeignKey(
        CooperationProfile, on_delete=models.CASCADE, related_name="conversations_received"
    )
    opened_at = models.DateTimeField()
    # Empty where a host began, who has no account.
    opened_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # When each side was last written that something waits for it.
    one_told_at = models.DateTimeField(null=True, blank=True)
    other_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Least("one", "other"), Greatest("one", "other"), name="two_have_one_conversation"
            ),
            models.CheckConstraint(condition=~Q(one=F("other")), name="nobody_talks_to_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.one} – {self.other}"

    def is_one(self, profile: CooperationProfile) -> bool:
        """Which of the two sides a profile is."""
        return self.one_id == profile.pk

    def beside(self, profile: CooperationProfile) -> CooperationProfile:
        """The other side, seen by this one."""
        return self.other if self.is_one(profile) else self.one


class Message(models.Model):
    """A few words from one side to the other."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages"
    )
    from_one = models.BooleanField()
    text = models.CharField(_("message"), max_length=LONGEST_MESSAGE)
    said_at = models.DateTimeField()
    # Who wrote: a delegate by their account, or a host by their link.
    said_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    host = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_message_says_something"),
            models.CheckConstraint(
                condition=Q(said_by__isnull=False, host__isnull=True)
                | Q(said_by__isnull=True, host__isnull=False),
                name="a_message_is_written_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["conversation", "said_at"], name="messages_of_a_conversation")
        ]

    def __str__(self) -> str:
        return self.text


class VideoCall(models.Model):
    """A video call that one side proposed to the other."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="calls")
    from_one = models.BooleanField()
    starts_at = models.DateTimeField(_("begins"))
    address = models.URLField(_("address of the call"), max_length=LONGEST_ADDRESS)
    status = models.CharField(max_length=10, choices=CallStatus, default=CallStatus.PROPOSED)
    proposed_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                condition=Q(status__in=sorted(AHEAD)),
                name="one_call_is_ahead_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(address__startswith="https://"), name="a_call_has_a_safe_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation} {self.starts_at:%Y-%m-%d %H:%M}"
