"""How a mission gives its seats, the offers that it made, and who left on which terms."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.missions.models import Mission, SectorGroup
from hansa.apps.registration.models.registrations import Registration
from hansa.apps.registration.rules import ANSWER_DAYS, WHOLE_FEE, Answer, SizeShare


class SeatTerms(models.Model):
    """How a mission gives its seats; without a row it overbooks nothing."""

    mission = models.OneToOneField(Mission, on_delete=models.CASCADE, related_name="seat_terms")
    # How many more delegates may hold an offer than there are seats.
    overbooking = models.PositiveIntegerField(_("seats offered beyond"), default=0)
    answer_days = models.PositiveIntegerField(_("days to answer"), default=ANSWER_DAYS)

    def __str__(self) -> str:
        return f"{self.mission}"


class Quota(models.Model):
    """The most delegates through one agency, in one sector group, or of companies of one size."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="quotas")
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sector_group = models.ForeignKey(
        SectorGroup, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    size = models.CharField(_("size"), max_length=12, choices=SizeShare, blank=True, default="")
    most = models.PositiveIntegerField(_("most delegates"))

    class Meta:
        ordering = ["agency__name", "sector_group__letter", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False, sector_group__isnull=True, size="")
                | Q(agency__isnull=True, sector_group__isnull=False, size="")
                | (Q(agency__isnull=True, sector_group__isnull=True) & ~Q(size="")),
                name="a_quota_is_for_an_agency_a_sector_group_or_a_size",
            ),
            models.UniqueConstraint(
                fields=["mission", "agency"],
                condition=Q(agency__isnull=False),
                name="an_agency_has_one_quota",
            ),
            models.UniqueConstraint(
                fields=["mission", "sector_group"],
                condition=Q(sector_group__isnull=False),
                name="a_sector_group_has_one_quota",
            ),
            models.UniqueConstraint(
                fields=["mission", "size"], condition=~Q(size=""), name="a_size_has_one_quota"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency or self.sector_group or self.get_size_display()}"


class CancellationTerm(models.Model):
    """From so many days before the first day on, this part of the fee is kept."""

    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="cancellation_terms"
    )
    days_before = models.PositiveIntegerField(_("days before"))
    share = models.PositiveIntegerField(_("part of the fee"))

    class Meta:
        ordering = ["-days_before"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "days_before"], name="a_day_has_one_cancellation_term"
            ),
            models.CheckConstraint(
                condition=Q(share__lte=WHOLE_FEE), name="nobody_pays_more_than_the_fee"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.days_before}: {self.share}%"


class Offer(models.Model):
    """Seats that were offered to an organisation until a day, and what it answered."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="offers")
    made_at = models.DateTimeField()
    # Nobody, where the seats came free and the waiting list moved up.
    made_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stands_until = models.DateField(_("stands until"))
    answer = models.CharField(_("answer"), max_length=12, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(answer=""),
                name="a_registration_has_one_open_offer",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answer_has_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["stands_until"], condition=Q(answer=""), name="open_offers_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.stands_until}"


class Leaving(models.Model):
    """A confirmed organisation that left, and the part of the fee that is kept."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="leaving"
    )
    left_at = models.DateTimeField()
    days_before = models.IntegerField()
    share = models.PositiveIntegerField(_("part of the fee"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(share__lte=WHOLE_FEE), name="leaving_costs_no_more_than_the_fee"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.share}%"
