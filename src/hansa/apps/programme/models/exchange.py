"""What delegates keep for themselves: their notes on meetings, and the cards they were given."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.meetings.models import Wish
from hansa.apps.missions.models import Mission
from hansa.apps.programme.rules.exchange import LONGEST_NOTE, How


class MeetingNote(models.Model):
    """What somebody wrote down about a meeting; nobody else reads it, whatever their role.

    It belongs to the account, not to the delegate: who travels in their stead does not inherit it.
    """

    writer = models.ForeignKey(User, on_delete=models.CASCADE, related_name="meeting_notes")
    # The meeting itself, whatever becomes of its hour and table.
    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("note"), max_length=LONGEST_NOTE)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["writer", "wish"], name="a_writer_has_one_note_on_a_meeting"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_note_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.wish}"


class KeptCard(models.Model):
    """Somebody's card, in the hands of somebody else.

    It points at the person: who is forgotten is forgotten here too.
    """

    holder = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cards_kept")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="card_given_to")
    # Where the two met first.
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    how = models.CharField(max_length=8, choices=How)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["person__last_name", "person__first_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["holder", "person"], name="a_card_is_kept_once"),
            models.CheckConstraint(
                condition=~Q(holder=F("person")), name="nobody_keeps_their_own_card"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"
