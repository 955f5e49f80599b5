"""Seating plans: tables, guests with their seats, bonds, what was changed, and the making."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.meetings.models import Counterpart
from hansa.apps.meetings.rules import UNDER_WAY, RunStatus
from hansa.apps.programme.models import Activity
from hansa.apps.protocol.models.precedence import Dignitary
from hansa.apps.protocol.rules.seating import BondKind, GuestSide, TableShape
from hansa.apps.registration.models import Delegate


def _told_by(which: str) -> Q:
    """Of the rows that may say who a guest is, this one alone does."""
    rows = ("delegate", "counterpart", "dignitary")
    nulls = Q(**{f"{row}__isnull": row != which for row in rows})
    return nulls & Q(name="") if which else nulls


class SeatingPlan(models.Model):
    """Who sits where at an activity."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="seating_plan")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.activity}"

    @property
    def is_published(self) -> bool:
        """Whether what is published is how it stands."""
        return self.published_at is not None and self.published_at >= self.changed_at


class SeatingTable(models.Model):
    """A table of a plan."""

    plan = models.ForeignKey(SeatingPlan, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(_("number"))
    seats = models.PositiveSmallIntegerField(_("seats"))
    shape = models.CharField(_("shape"), max_length=6, choices=TableShape)
    is_head = models.BooleanField(_("head table"), default=False)
    # How far from the head tables, 0 for these.
    distance = models.PositiveSmallIntegerField(default=0)
    # So many of its first seats are reached by wheelchair.
    accessible = models.PositiveSmallIntegerField(_("accessible seats"), default=0)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="a_table_has_its_own_number"),
            models.CheckConstraint(
                condition=Q(accessible__lte=F("seats")),
                name="no_more_seats_are_accessible_than_there_are",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class SeatingGuest(models.Model):
    """Somebody who has a place in a plan."""

    plan = models.ForeignKey(SeatingPlan, on_delete=models.CASCADE, related_name="guests")
    delegate = models.ForeignKey(
        Delegate, null=True, blank=True, on_delete=models.CASCADE, related_name="seatings"
    )
    counterpart = models.ForeignKey(
        Counterpart, null=True, blank=True, on_delete=models.CASCADE, related_name="seatings"
    )
    dignitary = models.ForeignKey(
        Dignitary, null=True, blank=True, on_delete=models.CASCADE, related_name="seatings"
    )
    # Of staff and others, who have no record.
    name = models.CharField(_("name"), max_length=160, blank=True)
    organisation = models.CharField(_("organisation or function"), max_length=160, blank=True)
    spoken = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    side = models.CharField(_("there for"), max_length=10, choices=GuestSide)
    rank = models.PositiveSmallIntegerField(_("place in the order of precedence"), null=True)
    presides = models.BooleanField(_("presides at a head table"), default=False)
    needs_access = models.BooleanField(_("needs a seat that a wheelchair reaches"), default=False)
    is_locked = models.BooleanField(_("keeps this seat"), default=False)
    table = models.ForeignKey(
        SeatingTable, null=True, blank=True, on_delete=models.SET_NULL, related_name="guests"
    )
    number = models.PositiveSmallIntegerField(_("seat"), default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "delegate"], name="a_delegate_is_seated_once"),
            models.UniqueConstraint(
                fields=["plan", "counterpart"], name="a_counterpart_is_seated_once"
            ),
            models.UniqueConstraint(
                fields=["plan", "dignitary"], name="a_dignitary_is_seated_once"
            ),
            # Two who change seats pass through each other's.
            models.UniqueConstraint(
                fields=["table", "number"],
                name="a_seat_has_one_guest",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=_told_by("delegate")
                | _told_by("counterpart")
                | _told_by("dignitary")
                | (_told_by("") & ~Q(name="")),
                name="a_guest_is_a_delegate_a_host_a_dignitary_or_a_name",
            ),
        ]

    def __str__(self) -> str:
        if self.delegate:
            return str(self.delegate.person)
        if self.counterpart:
            return str(self.counterpart.contact)
        return str(self.dignitary) if self.dignitary else self.name

    @property
    def belongs_to(self) -> str:
        """For whom the guest works, or as what the guest comes."""
        if self.delegate:
            return str(self.delegate.person.organisation)
        if self.counterpart:
            return str(self.counterpart.organisation)
        return self.dignitary.function if self.dignitary else self.organisation


class SeatingBond(models.Model):
    """Two guests who must, or must not, sit together."""

    plan = models.ForeignKey(SeatingPlan, on_delete=models.CASCADE, related_name="bonds")
    one = models.ForeignKey(SeatingGuest, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(SeatingGuest, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("how"), max_length=10, choices=BondKind)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_guests_have_one_bond"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="a_bond_names_the_first_guest_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.kind} {self.other_id}"


class SeatingStep(models.Model):
    """A change of a plan that can be taken back."""

    plan = models.ForeignKey(SeatingPlan, on_delete=models.CASCADE, related_name="steps")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # By guest: the table and number before, both null where there was none.
    before = models.JSONField()
    # What fell away and what is new, as codes with the guests.
    better = models.JSONField(default=list)
    worse = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.at:%Y-%m-%d %H:%M}"


class SeatingRun(models.Model):
    """One making of a plan by the worker."""

    plan = models.ForeignKey(SeatingPlan, on_delete=models.CASCADE, related_name="runs")
    status = models.CharField(max_length=10, choices=RunStatus, default=RunStatus.WAITING)
    seconds = models.PositiveSmallIntegerField()
    ordered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    sign_of_life = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # How far it is, in hundredths, and what the best plan so far costs.
    done = models.PositiveSmallIntegerField(default=0)
    cost = models.PositiveIntegerField(null=True, blank=True)
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(status__in=sorted(UNDER_WAY)),
                name="one_seating_at_a_time_in_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.ordered_at:%Y-%m-%d %H:%M}"
