"""B2B sessions: who takes part, who wishes what, where meetings stand, what was published."""

import uuid
from typing import cast

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.models import Organisation, Person
from hansa.apps.meetings.goals import Aim, usual
from hansa.apps.meetings.group_rows import Joining
from hansa.apps.meetings.needs import LONGEST_MOVE, PEOPLE, TableKind
from hansa.apps.meetings.published import PublishedHelp, PublishedMeeting
from hansa.apps.meetings.repair_rows import Closure, Repair
from hansa.apps.meetings.resources import (
    Absence,
    Assistance,
    Competitors,
    Helper,
    HelperAbsence,
    Needs,
    Precedence,
    skills,
)
from hansa.apps.meetings.rules import Part
from hansa.apps.meetings.runs import Kept, Run
from hansa.apps.missions.models import Leg, SectorGroup
from hansa.apps.registration.models import Registration
from hansa.plumbing.languages import in_readers_language

__all__ = [
    "Absence",
    "Assistance",
    "Closure",
    "Competitors",
    "Counterpart",
    "Helper",
    "HelperAbsence",
    "Joining",
    "Kept",
    "Meeting",
    "Party",
    "Precedence",
    "PublishedHelp",
    "PublishedMeeting",
    "Repair",
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
    # The most important first; codes of `goals.Aim`.
    goals = ArrayField(models.CharField(max_length=20, choices=Aim), default=usual)
    # From one meeting to the next, in minutes.
    moving = models.PositiveSmallIntegerField(_("minutes to change tables"), default=0)
    # How often the timetable was published; 0 is never.
    publication = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["leg__starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(goals__len__gte=1), name="a_session_has_a_goal"),
            models.CheckConstraint(
                condition=Q(moving__lte=LONGEST_MOVE), name="moving_takes_an_hour_at_most"
            ),
        ]

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
    kind = models.CharField(_("kind"), max_length=10, choices=TableKind, default=TableKind.TABLE)
    # Empty: as many as come.
    chairs = models.PositiveSmallIntegerField(_("chairs"), null=True, blank=True)
    accessible = models.BooleanField(_("a wheelchair reaches it"), default=False)
    # Where it stands in the hall, in metres; empty: nobody has measured.
    across = models.FloatField(_("metres from the left"), null=True, blank=True)
    along = models.FloatField(_("metres from the entrance"), null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(chairs__isnull=True) | Q(chairs__gte=PEOPLE),
                name="a_table_has_a_chair_for_each_side",
            ),
            models.CheckConstraint(
                condition=Q(across__isnull=True, along__isnull=True)
                | Q(across__isnull=False, along__isnull=False),
                name="a_table_is_measured_both_ways",
            ),
            models.UniqueConstraint(fields=["session", "label"], name="a_label_names_one_table"),
            models.UniqueConstraint(
                fields=["session", "position"], name="a_position_holds_one_table"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Party(Needs):
    """Who takes part in a session: a registered organisation, or a counterpart."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="parties")
    registration = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.PROTECT, related_name="parties"
    )
    counterpart = models.ForeignKey(
        Counterpart, null=True, blank=True, on_delete=models.PROTECT, related_name="parties"
    )
    # Its own, where it has one: all its meetings are held there.
    table = models.OneToOneField(
        Table, null=True, blank=True, on_delete=models.SET_NULL, related_name="owner"
    )
    # No more meetings than this in the session; empty: as many as fit.
    most = models.PositiveSmallIntegerField(_("most meetings"), null=True, blank=True)
    # Languages in which it needs no interpreter, whatever the other side asks for.
    speaks = skills()

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(
                condition=Q(most__isnull=True) | Q(most__gte=1), name="whoever_comes_meets_somebody"
            ),
            models.CheckConstraint(
                condition=Q(registration__isnull=False, counterpart__isnull=True)
                | Q(registration__isnull=True, counterpart__isnull=False),
                name="a_party_visits_or_receives",
            ),
            # Those who join a group meeting refer to the pair.
            models.UniqueConstraint(fields=["id", "session"], name="a_party_with_its_session"),
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


class Wish(Needs):
    """A meeting that somebody would like to have: of two parties, or of a group (`Joining`)."""

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
    # An officer says that it must be held before others; see also `rules.is_must_meet`.
    marked = models.BooleanField(_("must meet"), default=False)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.DELEGATE)
    part = models.PositiveSmallIntegerField(choices=Part, default=Part.ANY)
    # Two parties may meet more than once in a session: their first meeting, their second ...
    nth = models.PositiveSmallIntegerField(default=1)
    # The group meeting in which it is met; no meeting of its own is held for it meanwhile.
    folded_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="folded"
    )
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
            models.CheckConstraint(
                condition=Q(folded_into__isnull=True) | ~Q(folded_into=F("id")),
                name="no_wish_is_met_in_itself",
            ),
            # Those who join refer to the pair.
            models.UniqueConstraint(fields=["id", "session"], name="a_wish_with_its_session"),
        ]

    def __str__(self) -> str:
        joined = (str(joining.party) for joining in self.joinings.all())
        return f"{', '.join([str(self.asking), *joined])} – {self.asked}"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The parties by their numbers: who asks, who joins, and last who is asked."""
        joined = (joining.party_id for joining in self.joinings.all())
        return (self.asking_id, *joined, self.asked_id)

    @property
    def host(self) -> Party:
        """Without whom a group does not meet: who receives, else who is asked."""
        receives = self.asking.counterpart_id and not self.asked.counterpart_id
        return self.asking if receives else self.asked

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody at the table: who asks, who joins, and last who is asked."""
        return (self.asking, *(joining.party for joining in self.joinings.all()), self.asked)


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
