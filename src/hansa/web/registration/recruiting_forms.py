"""What planners write on the public page of a mission, and ask of applicants."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.registration.rules import (
    CENTS,
    HIGHEST_FEE,
    LONGEST_TERMS,
    LONGEST_WORDS,
    Prices,
)
from hansa.plumbing.languages import LANGUAGES

if TYPE_CHECKING:
    from hansa.apps.registration.models import Announcement

HIGHEST = HIGHEST_FEE // CENTS


def _words(label: Any, **details: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_WORDS, required=False, widget=forms.Textarea, **details
    )


def _euros(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=0, max_value=HIGHEST, decimal_places=2)


class PageForm(forms.Form):
    """The public page in four languages."""

    introduction_en = _words(_("Introduction in English"))
    introduction_fr = _words(_("Introduction in French"))
    introduction_nl = _words(_("Introduction in Dutch"))
    introduction_de = _words(_("Introduction in German"))
    costs_en = _words(
        _("Costs in English"), help_text=_("What is paid beside the fee: travel, hotel, meals.")
    )
    costs_fr = _words(_("Costs in French"))
    costs_nl = _words(_("Costs in Dutch"))
    costs_de = _words(_("Costs in German"))
    shows_programme = forms.BooleanField(
        label=_("Show the confirmed activities"), required=False, initial=True
    )

    @staticmethod
    def initial_of(page: Announcement | None) -> dict[str, Any]:
        """What the fields begin with."""
        if page is None:
            return {}
        texts = (("introduction", page.introductions), ("costs", page.costs))
        initial = {
            f"{name}_{code}": said.get(code, "") for name, said in texts for code in LANGUAGES
        }
        return {**initial, "shows_programme": page.shows_programme}

    def words(self) -> dict[str, Any]:
        """What `registration.services.write_announcement` wants to know."""
        return {
            "introductions": self._in_languages("introduction"),
            "costs": self._in_languages("costs"),
            "shows_programme": self.cleaned_data["shows_programme"],
        }

    def _in_languages(self, name: str) -> dict[str, str]:
        said = {code: self.cleaned_data[f"{name}_{code}"].strip() for code in LANGUAGES}
        return {code: text for code, text in said.items() if text}


class FeesForm(forms.Form):
    """The fees of a mission, in euros."""

    sme = _euros(_("Small or medium-sized enterprise"))
    large = _euros(_("Large company"))
    others = _euros(_("Federation, academic institution or administration"))

    @staticmethod
    def initial_of(prices: Prices) -> dict[str, Decimal]:
        """What the fields begin with."""
        return prices.euros

    def prices(self) -> Prices:
        """The same in cents."""
        told = self.cleaned_data
        return Prices(**{name: int(told[name] * CENTS) for name in ("sme", "large", "others")})


class TermsForm(forms.Form):
    """One text in four languages."""

    text_en = forms.CharField(
        label=_("Text in English"), max_length=LONGEST_TERMS, widget=forms.Textarea
    )
    text_fr = forms.CharField(
        label=_("Text in French"), max_length=LONGEST_TERMS, widget=forms.Textarea, required=False
    )
    text_nl = forms.CharField(
        label=_("Text in Dutch"), max_length=LONGEST_TERMS, widget=forms.Textarea, required=False
    )
    text_de = forms.CharField(
        label=_("Text in German"), max_length=LONGEST_TERMS, widget=forms.Textarea, required=False
    )

    def texts(self) -> dict[str, str]:
        """The texts by language, without the empty ones."""
        said = {code: self.cleaned_data[f"text_{code}"].strip() for code in LANGUAGES}
        return {code: text for code, text in said.items() if text}
