"""Those who may become hosts, on their way from a long list to a yes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.matching.rules.approaching import LONGEST_NAME
from hansa.apps.matching.rules.sourcing import (
    LONGEST_NOTE,
    LONGEST_REASON,
    LONGEST_STEP,
    Pipeline,
)
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.registration.models import Registration
from hansa.plumbing.mailing.models import Letter


class Prospect(models.Model):
    """An organisation that may receive companies on a leg; it is asked once, for all of them."""

    leg = models.ForeignKey(Leg, on_delete=models.PROTECT, related_name="prospects")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="prospects"
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Pipeline, default=Pipeline.LONG_LIST
    )
    # Why they declined.
    reason = models.CharField(_("why"), max_length=LONGEST_REASON, blank=True)
    contact = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    next_step = models.CharField(_("next step"), max_length=LONGEST_STEP, blank=True)
    due_on = models.DateField(_("until"), null=True, blank=True)
    keeper = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("who looks after it")
    )
    listed_at = models.DateTimeField()
    # When it got so far, for the first time; what was reached stays, whatever came after.
    approached_at = models.DateTimeField(null=True, blank=True)
    interested_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["leg", "organisation"], name="a_counterpart_is_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(stage=Pipeline.DECLINED, declined_at__isnull=False) & ~Q(reason="")
                | ~Q(stage=Pipeline.DECLINED) & Q(declined_at__isnull=True, reason=""),
                name="who_declines_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Pipeline.CONFIRMED)
                | Q(confirmed_at__isnull=False, contact__isnull=False),
                name="who_confirms_sends_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Pipeline.INTERESTED) | Q(interested_at__isnull=False),
                name="interest_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Pipeline.APPROACHED) | Q(approached_at__isnull=False),
                name="an_approach_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(next_step="", due_on__isnull=True)
                | ~Q(next_step="") & Q(due_on__isnull=False),
                name="a_next_step_has_a_deadline",
            ),
        ]
        indexes = [
            models.Index(fields=["leg", "stage"], name="prospects_by_stage"),
            models.Index(fields=["keeper", "due_on"], name="next_steps_by_deadline"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"


class Sought(models.Model):
    """A company for which somebody is asked to become a host, and why."""

    prospect = models.ForeignKey(Prospect, on_delete=models.CASCADE, related_name="serves")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="prospects"
    )
    why = models.CharField(_("why"), max_length=LONGEST_REASON)
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["prospect", "registration"], name="a_prospect_serves_a_company_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="a_prospect_serves_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.prospect}: {self.registration}"


class ProspectNote(models.Model):
    """What an agency noted about somebody who may become a host; it stays with that agency."""

    prospect = models.ForeignKey(Prospect, on_delete=models.CASCADE, related_name="notes")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("note"), max_length=LONGEST_NOTE)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_prospect_note_says_something")
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.prospect}"


class ApproachTemplate(models.Model):
    """A letter of a mission to those who may become hosts, in one language or several."""

    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="approach_templates"
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    # By language; places for names stand in curly brackets, see `rules.approaching`.
    subjects = models.JSONField(default=dict)
    bodies = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "name"], name="a_template_is_named_once_in_a_mission"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_template_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Approach(models.Model):
    """A letter that went to somebody who may become a host."""

    prospect = models.ForeignKey(Prospect, on_delete=models.CASCADE, related_name="approaches")
    template = models.ForeignKey(
        ApproachTemplate, on_delete=models.PROTECT, related_name="approaches"
    )
    language = models.CharField(_("language"), max_length=2)
    # As it was read, whatever became of the template; gone where its reader is to be forgotten.
    letter = models.OneToOneField(
        Letter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name_plural = "approaches"
        constraints = [
            models.UniqueConstraint(
                fields=["prospect", "template"], name="a_template_goes_to_a_prospect_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prospect}: {self.template}"
