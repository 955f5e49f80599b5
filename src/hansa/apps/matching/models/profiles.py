"""What those who take part in a mission look for, bring, and wish to be spared."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Organisation
from hansa.apps.directory.rules.size import SizeClass
from hansa.apps.matching.rules import (
    LONGEST_PRODUCT,
    LONGEST_STATEMENT,
    MOST_STATEMENTS,
    Kind,
    Openness,
    Partnership,
    Why,
)
from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Registration

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def _partnerships(title: StrPromise) -> ArrayField[list[str], list[str]]:
    choice: models.CharField[str, str] = models.CharField(max_length=12, choices=Partnership)
    return ArrayField(choice, verbose_name=title, default=list, blank=True)


class CooperationProfile(models.Model):
    """What an organisation looks for and brings on one mission, as delegate or as host."""

    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="cooperation_profiles"
    )
    registration = models.OneToOneField(
        Registration,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="cooperation_profile",
    )
    counterpart = models.OneToOneField(
        Counterpart,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="cooperation_profile",
    )
    # What the others should be to it, and what it can be to them.
    seeks = _partnerships(_("looks for"))
    acts_as = _partnerships(_("can be"))
    # Codes of our own sectors in which the others should work.
    sectors = ArrayField(
        models.CharField(max_length=30),
        verbose_name=_("sectors of interest"),
        default=list,
        blank=True,
    )
    products = ArrayField(
        models.CharField(max_length=LONGEST_PRODUCT),
        verbose_name=_("products and services"),
        default=list,
        blank=True,
    )
    markets = ArrayField(
        models.CharField(max_length=2), verbose_name=_("markets"), default=list, blank=True
    )
    # In which its people hold a meeting without help.
    languages = ArrayField(
        models.CharField(max_length=2), verbose_name=_("languages"), default=list, blank=True
    )
    sizes = ArrayField(
        models.CharField(max_length=10, choices=SizeClass),
        verbose_name=_("size of the others"),
        default=list,
        blank=True,
    )
    openness = models.CharField(
        _("who reads this"), max_length=12, choices=Openness, default=Openness.EVERYBODY
    )
    # Nobody is recommended by what was true once.
    expires_on = models.DateField(_("valid until"))
    # Empty while it only holds what was taken over from elsewhere.
    stated_at = models.DateTimeField(null=True, blank=True)
    stated_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(registration__isnull=False, counterpart__isnull=True)
                | Q(registration__isnull=True, counterpart__isnull=False),
                name="a_profile_is_of_a_delegate_or_a_host",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"

    @property
    def organisation(self) -> Organisation:
        """Whose profile it is."""
        # There is one of the two: a_profile_is_of_a_delegate_or_a_host.
        side = self.registration or cast("Counterpart", self.counterpart)
        return side.organisation


class Statement(models.Model):
    """One sentence of a profile: a need or an offer."""

    profile = models.ForeignKey(
        CooperationProfile, on_delete=models.CASCADE, related_name="statements"
    )
    kind = models.CharField(max_length=5, choices=Kind)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("sentence"), max_length=LONGEST_STATEMENT)
    # In which it is written, which need not be one of ours.
    language = models.CharField(_("language"), max_length=2)
    # Finds its meaning; see `rules.digest_of`.
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ["profile", "kind", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "kind", "digest"], name="a_statement_is_made_once"
            ),
            models.UniqueConstraint(
                fields=["profile", "kind", "position"], name="statements_stand_in_an_order"
            ),
            models.CheckConstraint(
                condition=Q(position__lt=MOST_STATEMENTS), name="statements_are_few"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_statement_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


class Exclusion(models.Model):
    """Somebody to whom an organisation does not want to be introduced."""

    profile = models.ForeignKey(
        CooperationProfile, on_delete=models.CASCADE, related_name="exclusions"
    )
    # Empty while the directory does not hold it; then only its name is known.
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("organisation"), max_length=160)
    why = models.CharField(_("why"), max_length=12, choices=Why, default=Why.COMPETITOR)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "name"], name="an_exclusion_is_named_once"),
            models.CheckConstraint(condition=~Q(name=""), name="an_exclusion_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
