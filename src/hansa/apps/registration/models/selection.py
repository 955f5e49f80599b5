"""The published criteria of a mission, what agencies score, and selection meetings."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models.registrations import Registration
from hansa.apps.registration.rules.ranking import Outcome
from hansa.apps.registration.rules.selection import BEST_MARK, WHOLE, Preference

_MARKS = tuple((mark, str(mark)) for mark in range(BEST_MARK + 1))


class SelectionTerms(models.Model):
    """By what a mission selects; the weights add up to 100."""

    mission = models.OneToOneField(
        Mission, on_delete=models.CASCADE, related_name="selection_terms"
    )
    readiness = models.PositiveSmallIntegerField(_("export readiness"))
    sector_fit = models.PositiveSmallIntegerField(_("fit with the mission's sectors"))
    added_value = models.PositiveSmallIntegerField(_("added value against local supply"))
    standing = models.PositiveSmallIntegerField(_("newcomer or loyal"))
    preference = models.CharField(_("preferred"), max_length=10, choices=Preference)
    threshold = models.PositiveSmallIntegerField(_("points an application needs"), default=0)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name_plural = "selection terms"
        constraints = [
            models.CheckConstraint(
                condition=Q(readiness=WHOLE - F("sector_fit") - F("added_value") - F("standing")),
                name="the_weights_of_a_mission_add_up_to_a_hundred",
            ),
            models.CheckConstraint(
                condition=Q(threshold__lte=WHOLE), name="no_application_needs_more_than_all_points"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission}"


class Score(models.Model):
    """What one agency gives an application; the last word of its officers counts."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="scores")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    readiness = models.PositiveSmallIntegerField(_("export readiness"), choices=_MARKS)
    sector_fit = models.PositiveSmallIntegerField(
        _("fit with the mission's sectors"), choices=_MARKS
    )
    added_value = models.PositiveSmallIntegerField(
        _("added value against local supply"), choices=_MARKS
    )
    remark = models.TextField(_("remark"), blank=True, max_length=1000)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "agency"], name="an_agency_scores_an_application_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    readiness__lte=BEST_MARK,
                    sector_fit__lte=BEST_MARK,
                    added_value__lte=BEST_MARK,
                ),
                name="no_mark_is_better_than_the_best",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.registration}"


class SelectionMeeting(models.Model):
    """Officers of the organising agencies decide together, and it is written down."""

    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="selection_meetings"
    )
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    present = models.ManyToManyField(User, related_name="+")
    guests = models.CharField(_("also present"), blank=True, max_length=300)
    minutes = models.TextField(_("minutes"), blank=True, max_length=8000)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission"],
                condition=Q(closed_at__isnull=True),
                name="one_selection_meeting_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_closed_meeting_was_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission}, {self.opened_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Whether it can still decide otherwise."""
        return self.closed_at is None


class Resolution(models.Model):
    """What a selection meeting decided on one application, and on what ground.

    Rank, points and proposal are those of the moment; they stay when others are scored later.
    """

    meeting = models.ForeignKey(
        SelectionMeeting, on_delete=models.CASCADE, related_name="resolutions"
    )
    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, related_name="resolutions"
    )
    outcome = models.CharField(_("decision"), max_length=8, choices=Outcome)
    reason = models.TextField(_("reason"), blank=True, max_length=2000)
    rank = models.PositiveIntegerField(null=True, blank=True)
    points = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    proposal = models.CharField(max_length=8, choices=Outcome, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["rank", "registration__applied_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "registration"], name="a_meeting_decides_once_on_an_application"
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="a_release_was_made_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_outcome_display()}"
