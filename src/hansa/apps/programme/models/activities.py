"""Activities, who signed up, calendar links and notices of change."""

import uuid
from datetime import timedelta
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg, SectorGroup
from hansa.apps.programme.models.places import Place
from hansa.apps.programme.rules import (
    HIGHEST_COST,
    LONGEST_WAY,
    Audience,
    DressCode,
    Kind,
    Left,
    Status,
)
from hansa.apps.registration.models import Delegate
from hansa.plumbing.languages import in_readers_language
from hansa.values import Period


class Activity(models.Model):
    """Something on the programme of a leg."""

    # Names the activity in calendars, for ever.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    leg = models.ForeignKey(Leg, on_delete=models.PROTECT, related_name="activities")
    titles = models.JSONField()
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    audience = models.CharField(
        _("audience"), max_length=10, choices=Audience, default=Audience.EVERYONE
    )
    sector_group = models.ForeignKey(
        SectorGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    # Sector groups that are expected besides the first; `sectors` names them all.
    also_for = models.ManyToManyField(SectorGroup, blank=True, related_name="+")
    period = DateTimeRangeField()
    # The place of the leg; without one, `place` and `address` are words. With one they repeat it.
    at = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    place = models.CharField(_("place"), max_length=120)
    address = models.CharField(_("address"), max_length=200, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    # Between its place and the halls of the leg's B2B sessions, in minutes.
    travel = models.PositiveSmallIntegerField(_("minutes to the B2B hall"), default=0)
    # The member of staff who answers for it.
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Spoken there, by two letters.
    languages = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    dress_code = models.CharField(
        _("dress code"), max_length=12, choices=DressCode, default=DressCode.NONE, blank=True
    )
    # What it costs the organisers, in cents of a euro.
    cost = models.PositiveBigIntegerField(_("cost"), null=True, blank=True)
    sponsor = models.CharField(_("sponsor"), max_length=120, blank=True)
    # Somebody is in one place at a time: the board watches over it.
    with_head = models.BooleanField(_("the head of delegation is there"), default=False)
    # Of what was last told to delegates; 0 for what never was.
    version = models.PositiveIntegerField(default=0)
    # Grows with every change, as calendars want it.
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    # When delegates first read of it; a draft that is dropped was never on an agenda.
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["period", "pk"]
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(
                condition=Q(period__startswith__isnull=False, period__endswith__isnull=False)
                & Q(period__isempty=False),
                name="an_activity_has_a_start_and_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(audience=Audience.SECTOR) | Q(sector_group__isnull=False),
                name="an_activity_for_a_sector_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.CONFIRMED) | Q(confirmed_at__isnull=False),
                name="a_confirmed_activity_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__lte=HIGHEST_COST),
                name="no_activity_costs_beyond_reason",
            ),
            models.CheckConstraint(
                condition=Q(travel__lte=LONGEST_WAY), name="a_way_takes_hours_not_days"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.titles)

    @property
    def sectors(self) -> tuple[SectorGroup, ...]:
        """Every sector group that it is for, the one in whose lane it stands first."""
        first = (self.sector_group,) if self.sector_group else ()
        return (*first, *self.also_for.all())

    @property
    def sector_numbers(self) -> frozenset[int]:
        """By their numbers; what reads many activities fetches `also_for` beforehand."""
        also = {each.pk for each in self.also_for.all()}
        return frozenset(also | ({self.sector_group_id} if self.sector_group_id else set()))

    @property
    def is_changed(self) -> bool:
        """Whether what delegates read of it is not what they read first."""
        return self.status == Status.CONFIRMED and self.version > 1

    @property
    def euros(self) -> Decimal | None:
        """What it costs in euros, for people."""
        return None if self.cost is None else Decimal(self.cost) / 100

    @property
    def with_travel(self) -> Period:
        """From leaving the hall of the B2B sessions to being back there."""
        way = timedelta(minutes=self.travel)
        return Period(self.period.lower - way, self.period.upper + way)

    @property
    def told(self) -> Period:
        """When it is, by the clocks of the leg."""
        return Period(self.period.lower, self.period.upper).at(self.leg.zone)


class SignUp(models.Model):
    """A delegate's place at an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="sign_ups")
    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="sign_ups")
    signed_up_at = models.DateTimeField()
    # A place given back stays in calendars as a cancellation.
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    # How a place was left; empty while it is held.
    left = models.CharField(max_length=16, choices=Left, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "delegate"], name="a_delegate_signs_up_once"
            ),
            models.CheckConstraint(
                condition=Q(left="") | Q(withdrawn_at__isnull=False),
                name="a_place_that_is_left_is_held_no_more",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.activity}"


class ActivityWish(models.Model):
    """An activity that a delegate asked for when applying; it keeps no place."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="wishes")
    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="wishes")
    wished_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "activity wishes"
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "delegate"], name="a_delegate_wishes_for_an_activity_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.activity}"


class CalendarLink(models.Model):
    """The secret address of a delegate's calendar feed."""

    delegate = models.OneToOneField(
        Delegate, on_delete=models.CASCADE, related_name="calendar_link"
    )
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.delegate}"


class Notice(models.Model):
    """What changed for one delegate, told once."""

    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="notices")
    # Which change it tells ("session-3-publication-2"); telling it again does nothing.
    key = models.CharField(max_length=80)
    told_at = models.DateTimeField()
    # A list of changes as `notices.stored` writes them.
    changes = models.JSONField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-told_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["delegate", "key"], name="a_change_is_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.key}"
