"""Rows of group meetings: who sits down with those who ask and those who are asked."""

from django.db import models
from django.db.models import Q

from hansa.apps.meetings.rules import MOST_PARTIES

# So many places there are besides the two sides of every wish.
PLACES = MOST_PARTIES - 2


class Joining(models.Model):
    """A further party at a wish; with it the meeting is one of a group."""

    wish = models.ForeignKey("meetings.Wish", on_delete=models.CASCADE, related_name="joinings")
    party = models.ForeignKey("meetings.Party", on_delete=models.CASCADE, related_name="joinings")
    # That of the wish and of the party; the database keeps the three equal.
    session = models.ForeignKey("meetings.Session", on_delete=models.CASCADE, related_name="+")
    # In which order they came.
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["wish", "party"], name="a_party_joins_a_meeting_once"),
            models.UniqueConstraint(fields=["wish", "place"], name="a_place_is_taken_once"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=PLACES), name="at_most_eight_parties_meet"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}"
