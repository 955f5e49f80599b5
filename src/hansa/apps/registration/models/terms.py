"""The texts that applicants are asked to agree to, and what they answered."""

from django.db import models
from django.db.models import Q

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models.registrations import Registration
from hansa.apps.registration.rules import Subject


class Terms(models.Model):
    """A mission's own text on one subject; a new version never replaces the one before."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="terms")
    subject = models.CharField(max_length=12, choices=Subject)
    version = models.PositiveIntegerField()
    texts = models.JSONField()
    since = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["subject", "-version"]
        verbose_name_plural = "terms"
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "subject", "version"], name="a_version_of_terms_is_one_text"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()} {self.version}"


class Agreement(models.Model):
    """A yes or no to one version; the latest on a subject counts, and none is ever changed."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="agreements"
    )
    # Whose answer it is; nobody's where the organisation answers for itself and for everybody.
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    subject = models.CharField(max_length=12, choices=Subject)
    version = models.CharField(max_length=20)
    # What stood on the page, in the language in which it was read.
    text = models.TextField()
    language = models.CharField(max_length=2)
    given = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="nobody_agrees_to_nothing"),
        ]
        indexes = [
            models.Index(
                fields=["registration", "subject", "person"], name="agreements_by_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_subject_display()} {self.version}"
