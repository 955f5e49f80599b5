"""Who makes an activity, who is asked to it, and what happens in it minute by minute."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.models import Organisation
from hansa.apps.directory.rules import Kind as OrganisationKind
from hansa.apps.programme.models.activities import Activity
from hansa.apps.programme.rules import LARGEST_DOCUMENT, LONGEST_LINE
from hansa.apps.registration.models import Delegate


class ActivityOrganiser(models.Model):
    """An agency that makes an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="organisers")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "agency"], name="an_agency_organises_an_activity_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.agency)


class ActivityHost(models.Model):
    """An organisation that receives the delegates; a counterpart of the leg, or any other."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="hosts")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="activities_hosted"
    )

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "organisation"], name="an_organisation_hosts_an_activity_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Interpreting(models.Model):
    """An interpreter at an activity, whom an agency names; the same name is the same person."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="interpreting")
    name = models.CharField(_("interpreter"), max_length=80)
    languages = ArrayField(models.CharField(max_length=2), default=list)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "name"], name="an_interpreter_is_at_an_activity_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ShowLine(models.Model):
    """One line of the run of show."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="show_lines")
    # Minutes after the activity begins; below zero for what is set up before.
    offset = models.SmallIntegerField(_("minutes after the start"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    what = models.CharField(_("what happens"), max_length=200)
    who = models.CharField(_("who"), max_length=120, blank=True)
    # Whether those who are to come may read it; else only who plans.
    public = models.BooleanField(_("delegates may read it"), default=False)

    class Meta:
        ordering = ["offset", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(offset__gte=-LONGEST_LINE, offset__lte=LONGEST_LINE)
                & Q(minutes__lte=LONGEST_LINE),
                name="a_show_runs_hours_not_days",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class ActivityDocument(models.Model):
    """A file that belongs to an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(_("file"), max_length=120)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    # Whether those who are to come may read it; else only who plans.
    for_delegates = models.BooleanField(_("delegates may read it"), default=False)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "name"], name="a_document_of_an_activity_has_its_own_name"
            ),
            models.CheckConstraint(
                condition=Q(size__lte=LARGEST_DOCUMENT), name="a_document_is_not_too_large"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A delegate who is asked to an activity by invitation; saying yes is taking a place."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="invitations")
    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="invitations")
    invited_at = models.DateTimeField()

    class Meta:
        ordering = ["invited_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "delegate"], name="a_delegate_is_invited_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.activity}"


class Allotment(models.Model):
    """The most places of an activity for one agency, or for one kind of organisation.

    Whoever is under no allotment takes of what the activity's `capacity` leaves.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="allotments")
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(
        _("kind of organisation"), max_length=20, choices=OrganisationKind, blank=True, default=""
    )
    places = models.PositiveIntegerField(_("places"))

    class Meta:
        ordering = ["agency__name", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False, kind="") | (Q(agency__isnull=True) & ~Q(kind="")),
                name="an_allotment_is_for_an_agency_or_a_kind",
            ),
            models.UniqueConstraint(
                fields=["activity", "agency"],
                condition=Q(agency__isnull=False),
                name="an_agency_has_one_allotment",
            ),
            models.UniqueConstraint(
                fields=["activity", "kind"],
                condition=~Q(kind=""),
                name="a_kind_has_one_allotment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency or self.get_kind_display()}"
