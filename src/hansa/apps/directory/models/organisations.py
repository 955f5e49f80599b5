"""Organisations and their people."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.rules import Kind, written_for_people
from hansa.apps.directory.rules.identifiers import account_written_for_people
from hansa.apps.directory.rules.profiles import Duty, language_title
from hansa.apps.directory.rules.sectors import sector_title
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
    # Of organisations abroad; a Belgian one has BE and its enterprise number.
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    # Codes of NACE Rev. 2.1, the main activity first.
    activities = ArrayField(
        models.CharField(max_length=8), verbose_name=_("activities"), default=list, blank=True
    )
    # Codes of our own sectors, the main one first.
    sectors = ArrayField(
        models.CharField(max_length=30), verbose_name=_("sectors"), default=list, blank=True
    )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "enterprise_number"],
                condition=~Q(enterprise_number=""),
                name="an_agency_holds_an_enterprise_once",
            ),
        ]
        indexes = [
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="find_by_name"),
            GinIndex(fields=["sectors"], name="find_by_sector"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def printed_number(self) -> str:
        """The enterprise number with its points: 0123.456.749."""
        return written_for_people(self.enterprise_number)

    @property
    def printed_vat_number(self) -> str:
        """The number under which it is taxed; "" where none is known."""
        if self.vat_number or not self.enterprise_number:
            return self.vat_number
        return f"BE {written_for_people(self.enterprise_number)}"

    @property
    def printed_iban(self) -> str:
        """The IBAN in groups of four."""
        return account_written_for_people(self.iban)

    @property
    def sector_titles(self) -> list[str]:
        """Its sectors in the reader's language."""
        return [sector_title(code) for code in self.sectors]

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
    # In which letters are written to them; what else they speak, and what they are asked about.
    language = models.CharField(_("language"), max_length=2, default="en")
    spoken = ArrayField(
        models.CharField(max_length=2), verbose_name=_("also speaks"), default=list, blank=True
    )
    duties = ArrayField(
        models.CharField(max_length=20), verbose_name=_("is asked about"), default=list, blank=True
    )

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

    @property
    def duty_titles(self) -> list[str]:
        """What they are asked about, in the reader's language."""
        return [str(Duty(code).label) for code in self.duties]

    @property
    def spoken_titles(self) -> list[str]:
        """What else they speak, in the reader's language."""
        return [language_title(code) for code in self.spoken]
