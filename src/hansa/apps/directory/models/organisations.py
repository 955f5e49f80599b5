"""Organisations and their people."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.rules import Kind, written_for_people
from hansa.plumbing.countries import country_name


class Organisation(models.Model):
    """A company, federation, academic institution or administration."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(_("name"), max_length=160)
    # Who looks after it and owns its record; hosts abroad belong to the agency that found them.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, verbose_name=_("agency"))
    enterprise_number = models.CharField(_("enterprise number"), max_length=10, blank=True)
    country = models.CharField(_("country"), max_length=2, default="BE")
    city = models.CharField(_("city"), max_length=80)
    website = models.URLField(_("website"), blank=True)
    pitch = models.TextField(_("what it does"), blank=True, max_length=600)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "enterprise_number"],
                condition=~Q(enterprise_number=""),
                name="an_agency_holds_an_enterprise_once",
            ),
        ]
        indexes = [GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="find_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def printed_number(self) -> str:
        """The enterprise number with its points: 0123.456.749."""
        return written_for_people(self.enterprise_number)

    @property
    def country_name(self) -> str:
        """The country in the reader's language."""
        return country_name(self.country)


class Person(models.Model):
    """Somebody who works for an organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    # One account may serve two records: each agency keeps its own of an organisation both know.
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    # Applies for the organisation and keeps its record.
    is_owner = models.BooleanField(_("keeps the organisation's record"), default=False)
    first_name = models.CharField(_("first name"), max_length=80)
    last_name = models.CharField(_("last name"), max_length=80)
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=2, default="en")

    class Meta:
        ordering = ["last_name", "first_name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"], name="a_person_works_once_for_an_organisation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"
