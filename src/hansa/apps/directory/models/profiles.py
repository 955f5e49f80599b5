"""How organisations present themselves, and where they sell."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.models.organisations import Organisation
from hansa.apps.directory.rules.profiles import (
    LONGEST_PROFILE,
    Experience,
    language_title,
    profile_is_complete,
)
from hansa.plumbing.countries import country_name


class Profile(models.Model):
    """What an organisation tells of itself in one language."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="profiles"
    )
    language = models.CharField(_("language"), max_length=2)
    headline = models.CharField(_("in one line"), max_length=120)
    text = models.TextField(_("profile"), max_length=LONGEST_PROFILE, blank=True)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "language"], name="a_profile_is_told_once_in_a_language"
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="a_profile_has_a_headline"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.language})"

    @property
    def language_title(self) -> str:
        """What the reader calls its language."""
        return language_title(self.language)

    @property
    def is_complete(self) -> bool:
        """Whether a buyer learns enough from it."""
        return profile_is_complete(headline=self.headline, text=self.text)


class MarketExperience(models.Model):
    """How far an organisation has come in a country."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="markets")
    country = models.CharField(_("market"), max_length=2)
    level = models.CharField(_("experience"), max_length=20, choices=Experience)
    since = models.PositiveSmallIntegerField(_("since"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["country"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "country"], name="a_market_is_told_once_of_an_organisation"
            ),
        ]
        indexes = [models.Index(fields=["country", "level"], name="sellers_in_a_market")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.country}"

    @property
    def country_name(self) -> str:
        """The country in the reader's language."""
        return country_name(self.country)
