"""Makings of a timetable, and the timetables that are kept to be compared and brought back."""

from django.db import models
from django.db.models import Q

from hansa.apps.accounts.models import User
from hansa.apps.meetings.rules import UNDER_WAY, RunStatus


class Run(models.Model):
    """One making of a timetable by the worker."""

    session = models.ForeignKey("meetings.Session", models.CASCADE, related_name="runs")
    status = models.CharField(max_length=10, choices=RunStatus, default=RunStatus.WAITING)
    seconds = models.PositiveSmallIntegerField()
    ordered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    sign_of_life = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # What the engine last said: seconds spent, worth held, the bound on it, idle periods.
    elapsed = models.FloatField(default=0)
    stage = models.CharField(max_length=30, blank=True)
    worth = models.IntegerField(null=True, blank=True)
    bound = models.IntegerField(null=True, blank=True)
    idle_periods = models.IntegerField(null=True, blank=True)
    held = models.IntegerField(null=True, blank=True)
    proved = models.BooleanField(default=False)
    problem = models.TextField(blank=True)
    # Requirements that contradict one another; see `contradictions` for its form.
    conflict = models.JSONField(default=dict, blank=True)
    # What would help to hold more; see `relaxations` for its form. Empty until it was looked for.
    relaxations = models.JSONField(null=True, blank=True)
    # How the parts of the objective went; see `tracing` for its form.
    trace = models.JSONField(default=list, blank=True)
    # Why the engine stopped; a code of its own.
    stopped = models.CharField(max_length=10, blank=True)
    # Who asked it to stop and take the best so far; empty while nobody has.
    stop_asked_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stop_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-ordered_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(status__in=sorted(UNDER_WAY)),
                name="one_run_at_a_time_in_a_session",
            ),
            models.CheckConstraint(
                condition=Q(stop_asked_by__isnull=True, stop_asked_at__isnull=True)
                | Q(stop_asked_by__isnull=False, stop_asked_at__isnull=False),
                name="whoever_stops_a_run_does_so_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.ordered_at:%Y-%m-%d %H:%M}"


class Kept(models.Model):
    """A timetable as it once was: what a run proposed, or what a publication told."""

    session = models.ForeignKey("meetings.Session", models.CASCADE, related_name="kept")
    run = models.OneToOneField(
        Run, null=True, blank=True, on_delete=models.CASCADE, related_name="kept"
    )
    publication = models.PositiveIntegerField(null=True, blank=True)
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    # Numbers of rows that may be gone by now; see `timetables` for their form.
    meetings = models.JSONField()
    # Why the other wishes are not held, as `Wish.unheld_reason`: wishes by code.
    reasons = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name_plural = "kept"
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(run__isnull=False, publication__isnull=True)
                | Q(run__isnull=True, publication__isnull=False),
                name="a_run_or_a_publication_is_kept",
            ),
            models.UniqueConstraint(
                fields=["session", "publication"], name="a_publication_is_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.kept_at:%Y-%m-%d %H:%M}"
