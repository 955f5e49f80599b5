"""What meetings of a session need, what they share, and what stands in their way."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.models import Person
from hansa.apps.meetings.needs import LONGEST_SKILL, MOST_SKILLS, TableKind


def skills() -> "ArrayField[list[str], list[str]]":
    """A column of languages and other skills, by code."""
    return ArrayField(models.CharField(max_length=LONGEST_SKILL), default=list, blank=True)


class Needs(models.Model):
    """What a meeting needs, said of one meeting or of all meetings of a party."""

    table_kind = models.CharField(_("kind of table"), max_length=10, choices=TableKind, blank=True)
    accessible = models.BooleanField(_("a wheelchair must reach the table"), default=False)
    skills = skills()

    class Meta:
        abstract = True


class Helper(models.Model):
    """An interpreter, a counsellor, a vehicle: what meetings of a session share."""

    session = models.ForeignKey("meetings.Session", models.CASCADE, related_name="helpers")
    name = models.CharField(_("name"), max_length=80)
    skills = skills()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "name"], name="a_name_is_one_helpers"),
            models.CheckConstraint(
                condition=Q(skills__len__gte=1, skills__len__lte=MOST_SKILLS),
                name="a_helper_can_do_something",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HelperAbsence(models.Model):
    """A slot in which a helper is not there."""

    slot = models.ForeignKey("meetings.Slot", models.CASCADE, related_name="helper_absences")
    helper = models.ForeignKey(Helper, models.CASCADE, related_name="absences")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "helper"], name="a_helpers_absence_is_said_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.helper} {self.slot}"


class Assistance(models.Model):
    """A helper's place at a meeting."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="assistance")
    helper = models.ForeignKey(Helper, models.CASCADE, related_name="assistance")
    skill = models.CharField(max_length=LONGEST_SKILL)
    # The meeting's own; the database keeps the two equal.
    period = DateTimeRangeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "skill"], name="a_skill_is_brought_by_one_helper"
            ),
            ExclusionConstraint(
                name="a_helper_is_in_one_meeting_at_a_time",
                expressions=[
                    ("helper", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.IMMEDIATE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.helper}"


class Competitors(models.Model):
    """Two parties whose meetings are never held side by side."""

    session = models.ForeignKey("meetings.Session", models.CASCADE, related_name="competitors")
    one = models.ForeignKey("meetings.Party", models.CASCADE, related_name="+")
    other = models.ForeignKey("meetings.Party", models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "competitors"
        constraints = [
            models.UniqueConstraint(
                Least("one", "other"),
                Greatest("one", "other"),
                name="two_competitors_are_named_once",
            ),
            models.CheckConstraint(
                condition=~Q(one=F("other")), name="nobody_competes_with_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


class Precedence(models.Model):
    """A meeting that must be held before another."""

    first = models.ForeignKey("meetings.Wish", models.CASCADE, related_name="before")
    then = models.ForeignKey("meetings.Wish", models.CASCADE, related_name="after")

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

    slot = models.ForeignKey("meetings.Slot", models.CASCADE, related_name="absences")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    why = models.CharField(max_length=160, blank=True)
    # What put it here, when that was no person ("activity-5f0c..."), so that it can take it away.
    cause = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot", "person"], name="an_absence_is_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.slot}"
