"""B2B sessions: who takes part, who wishes what, where meetings stand, what was published."""

import uuid
from typing import cast

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.models import Organisation, Person
from hansa.apps.meetings.rules import Part, table_in_words
from hansa.apps.meetings.runs import Kept, Run
from hansa.apps.missions.models import Leg, SectorGroup
from hansa.apps.registration.models import Delegate, Registration
from hansa.plumbing.languages import in_readers_language

__all__ = [
    "Absence",
    "Counterpart",
    "Kept",
    "Meeting",
    "Party",
    "Precedence",
    "PublishedMeeting",
    "Run",
    "Seat",
    "Session",
    "Slot",
    "Table",
    "Wish",
]


class Counterpart(models.Model):
    """A local organisation that receives delegates on a leg, with the person who comes."""

    leg = models.ForeignKey(Leg, on_delete=models.PROTECT, related_name="counterparts")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="invitations"
    )
    contact = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sector_group = models.ForeignKey(
        SectorGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Growing it makes every link sent before worthless.
    link_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["leg", "organisation"], name="a_counterpart_stands_once_on_a_leg"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"


class Session(models.Model):
    """A B2B session: slots and tables in one hall on one leg."""

    leg = models.ForeignKey(Leg, on_delete=models.PROTECT, related_name="sessions")
    titles = models.JSONField()
    hall = models.CharField(_("hall"), max_length=120)
    sector_group = models.ForeignKey(
        SectorGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    # Every wish must be held, as at a brokerage event; else the engine chooses.
    holds_all = models.BooleanField(_("hold every meeting"), default=False)
    # How far idle periods may differ between people; empty: no limit.
    fairness = models.PositiveSmallIntegerField(_("fairness"), null=True, blank=True)
    # How often the timetable was published; 0 is never.
    publication = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["leg__starts_on", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.titles)


class Slot(models.Model):
    """A stretch of time in which one round of meetings is held."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="slots")
    period = DateTimeRangeField()
    part = models.PositiveSmallIntegerField(choices=Part, default=Part.FIRST)

    class Meta:
        ordering = ["period"]
        constraints = [
            ExclusionConstraint(
                name="slots_of_a_session_do_not_overlap",
                expressions=[
                    ("session", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(period__startswith__isnull=False, period__endswith__isnull=False)
                & Q(period__isempty=False),
                name="a_slot_has_a_start_and_an_end",
            ),
            # Meetings refer to the pair, so that their time can never drift from their slot's.
            models.UniqueConstraint(fields=["id", "period"], name="a_slot_with_its_period"),
        ]

    def __str__(self) -> str:
        return f"{self.period.lower:%H:%M}"


class Table(models.Model):
    """A place in the hall where one meeting at a time is held."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="tables")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(_("label"), max_length=40)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "label"], name="a_label_names_one_table"),
            models.UniqueConstraint(
                fields=["session", "position"], name="a_position_holds_one_table"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Party(models.Model):
    """Who takes part in a session: a registered organisation, or a counterpart."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="parties")
    registration = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.PROTECT, related_name="parties"
    )
    counterpart = models.ForeignKey(
        Counterpart, null=True, blank=True, on_delete=models.PROTECT, related_name="parties"
    )

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(
                condition=Q(registration__isnull=False, counterpart__isnull=True)
                | Q(registration__isnull=True, counterpart__isnull=False),
                name="a_party_visits_or_receives",
            ),
            models.UniqueConstraint(
                fields=["session", "registration"], name="a_registration_joins_a_session_once"
            ),
            models.UniqueConstraint(
                fields=["session", "counterpart"], name="a_counterpart_joins_a_session_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"

    @property
    def organisation(self) -> Organisation:
        """Whose party it is."""
        # There is one of the two: a_party_visits_or_receives.
        side = self.registration or cast("Counterpart", self.counterpart)
        return side.organisation


class Wish(models.Model):
    """A meeting that somebody would like to have."""

    class Origin(models.TextChoices):
        """Who wished for it."""

        DELEGATE = "delegate", _("Delegate")
        HOST = "host", _("Host")
        AGENCY = "agency", _("Agency")

    # Names the meeting in calendars, for ever.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="wishes")
    asking = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="wishes_made")
    asked = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="wishes_received")
    worth = models.PositiveSmallIntegerField(_("worth"))
    # What the meeting is worth to those who are asked; empty until they wish for it too.
    answer = models.PositiveSmallIntegerField(_("worth to the other side"), null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.DELEGATE)
    part = models.PositiveSmallIntegerField(choices=Part, default=Part.ANY)
    # Two parties may meet more than once in a session: their first meeting, their second ...
    nth = models.PositiveSmallIntegerField(default=1)
    # Empty while nobody has said no.
    declined_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.TextField(blank=True, max_length=500)
    # Why the latest proposal holds no meeting for it; a code of the engine.
    unheld_reason = models.CharField(max_length=30, blank=True)
    # Who, when and where; see `facts` for its form.
    unheld_facts = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-worth", "pk"]
        verbose_name_plural = "wishes"
        constraints = [
            # Whoever asks first: a wish of the other side is an answer, not a second meeting.
            models.UniqueConstraint(
                Least("asking", "asked"),
                Greatest("asking", "asked"),
                "nth",
                name="two_parties_wish_for_a_meeting_once",
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=True) | Q(answer__gte=1, answer__lte=100),
                name="an_answer_is_worth_1_to_100",
            ),
            models.CheckConstraint(
                condition=Q(worth__gte=1, worth__lte=100), name="worth_is_from_1_to_100"
            ),
            models.CheckConstraint(condition=~Q(asking=F("asked")), name="nobody_meets_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.asking} – {self.asked}"


class Precedence(models.Model):
    """A meeting that must be held before another."""

    first = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="before")
    then = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="after")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "then"], name="an_order_is_stated_once"),
            models.CheckConstraint(
                condition=~Q(first=F("then")), name="no_meeting_precedes_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} < {self.then}"


class Absence(models.Model):
    """A slot in which somebody cannot sit in a meeting."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="absences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=160, blank=True)
    # What put it here, when that was no person ("activity-5f0c..."), so that it can take it away.
    cause = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot", "person"], name="an_absence_is_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.slot}"


class Meeting(models.Model):
    """Where a wish stands in the working timetable: its slot and its table."""

    wish = models.OneToOneField(Wish, on_delete=models.CASCADE, related_name="meeting")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="meetings")
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="meetings")
    table = models.ForeignKey(Table, on_delete=models.PROTECT, related_name="meetings")
    # The slot's own; the database keeps the two equal.
    period = DateTimeRangeField()
    # Agreed: a new proposal leaves it where it is.
    agreed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="a_table_holds_one_meeting_at_a_time",
                expressions=[
                    ("table", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.IMMEDIATE,
            ),
            models.UniqueConstraint(fields=["id", "period"], name="a_meeting_with_its_period"),
        ]
        indexes = [models.Index(fields=["session", "slot"], name="meetings_of_a_slot")]

    def __str__(self) -> str:
        return f"{self.wish}"


class Seat(models.Model):
    """Somebody's chair at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="seats")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    # The meeting's own; the database keeps the two equal.
    period = DateTimeRangeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "party"], name="a_party_sits_once"),
            ExclusionConstraint(
                name="nobody_sits_in_two_meetings_at_once",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.IMMEDIATE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class PublishedMeeting(models.Model):
    """What one person was last told about one meeting."""

    wish = models.ForeignKey(Wish, on_delete=models.PROTECT, related_name="published")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="published")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="published_meetings")
    # The delegate who is meant, unless the person receives as a host.
    delegate = models.ForeignKey(
        Delegate, null=True, blank=True, on_delete=models.PROTECT, related_name="published_meetings"
    )
    other_party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    other_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    period = DateTimeRangeField()
    table_label = models.CharField(max_length=40)
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
