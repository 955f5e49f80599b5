"""What the public page of a mission says, and applications that are not sent yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models.registrations import Registration
from hansa.plumbing.languages import in_readers_language


class Announcement(models.Model):
    """The public page of a mission; nobody outside sees it before it is published."""

    mission = models.OneToOneField(Mission, on_delete=models.CASCADE, related_name="announcement")
    introductions = models.JSONField(default=dict)
    costs = models.JSONField(default=dict)
    shows_programme = models.BooleanField(_("shows the programme"), default=True)
    published_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.mission}"

    @property
    def introduction(self) -> str:
        """What the mission is about, in the reader's language."""
        return in_readers_language(self.introductions)

    @property
    def other_costs(self) -> str:
        """What is paid beside the fee, in the reader's language."""
        return in_readers_language(self.costs)


class Draft(models.Model):
    """What an applicant has filled in so far, as it was typed."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="draft"
    )
    # {"application": …, "payer": …, "consents": …, "travellers": […]}, each by its fields' names.
    answers = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.registration}"
