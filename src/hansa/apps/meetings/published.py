"""What people were last told."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, Q

from hansa.apps.directory.models import Person
from hansa.apps.meetings.rules import table_in_words
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Delegate


def who_is(name: str) -> str:
    """Who is called so: in one mission a name is one helper, however it is written."""
    return " ".join(name.split()).casefold()


class PublishedMeeting(models.Model):
    """What one person was last told about one meeting."""

    wish = models.ForeignKey("meetings.Wish", on_delete=models.PROTECT, related_name="published")
    session = models.ForeignKey(
        "meetings.Session", on_delete=models.PROTECT, related_name="published"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="published_meetings")
    # The delegate who is meant, unless the person receives as a host.
    delegate = models.ForeignKey(
        Delegate, null=True, blank=True, on_delete=models.PROTECT, related_name="published_meetings"
    )
    other_party = models.ForeignKey("meetings.Party", on_delete=models.PROTECT, related_name="+")
    other_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Everybody else at the table, `other_person` among them: numbers of people, in their order.
    others = ArrayField(models.BigIntegerField(), default=list, blank=True)
    period = DateTimeRangeField()
    table_label = models.CharField(max_length=40)
    # Who helps: names of interpreters and others.
    helped_by = models.CharField(max_length=400, blank=True)
    # Grows with every change, as calendars want it.
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["period"]
        constraints = [
            models.UniqueConstraint(
                fields=["wish", "person"], name="a_person_is_told_once_of_a_meeting"
            ),
            ExclusionConstraint(
                name="nobody_is_told_to_be_in_two_places",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(cancelled_at__isnull=True),
                deferrable=Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wish}"

    @property
    def place(self) -> str:
        """The table and the hall, as the reader says them."""
        table = table_in_words(self.table_label)
        return ", ".join(part for part in (table, self.session.hall) if part)


class PublishedHelp(models.Model):
    """That a helper was last told to help in a meeting: the guard between sessions of a mission."""

    wish = models.ForeignKey(
        "meetings.Wish", on_delete=models.CASCADE, related_name="published_help"
    )
    session = models.ForeignKey(
        "meetings.Session", on_delete=models.CASCADE, related_name="published_help"
    )
    # The session's own; sessions of one mission share their helpers.
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    # See `who_is`: helpers are listed session by session, by name.
    who = models.CharField(max_length=240)
    period = DateTimeRangeField()

    class Meta:
        verbose_name_plural = "published help"
        ordering = ["period"]
        constraints = [
            ExclusionConstraint(
                name="no_helper_is_told_to_be_in_two_places",
                expressions=[
                    ("mission", RangeOperators.EQUAL),
                    ("who", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.period.lower:%Y-%m-%d %H:%M}"
