"""What an organisation tells of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.rules import Experience, profile_languages, sector_choices
from hansa.plumbing.countries import countries
from hansa.web.design.forms import offer

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation

LATEST_YEAR = 2199


class NumbersForm(forms.Form):
    """Where it is taxed, paid and called."""

    vat_number = forms.CharField(
        label=_("VAT number"),
        max_length=20,
        required=False,
        help_text=_("Only of organisations abroad: a Belgian one has its enterprise number."),
    )
    iban = forms.CharField(label=_("IBAN"), max_length=42, required=False)
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )

    @classmethod
    def told_of(cls, organisation: Organisation, data: Any = None) -> NumbersForm:
        """The form with what is known."""
        initial = {
            "vat_number": organisation.vat_number,
            "iban": organisation.printed_iban,
            "phone": organisation.phone,
        }
        return cls(data, initial=initial)


class ActivitiesForm(forms.Form):
    """What it does."""

    activities = forms.CharField(
        label=_("NACE codes"),
        max_length=120,
        required=False,
        help_text=_("The main activity first, such as 11.05, 46.34 (NACE 2025)."),
    )
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Up to five. Without any, those of the NACE codes are taken."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sectors", sector_choices())

    def clean_activities(self) -> list[str]:
        """The codes, however they are parted."""
        return [code for code in re.split(r"[,;\s]+", self.cleaned_data["activities"]) if code]

    @classmethod
    def told_of(cls, organisation: Organisation, data: Any = None) -> ActivitiesForm:
        """The form with what is known."""
        known = {
            "activities": ", ".join(organisation.activities),
            "sectors": organisation.sectors,
        }
        return cls(data, initial=known)


class ProfileForm(forms.Form):
    """How it presents itself in a language."""

    language = forms.ChoiceField(label=_("Language"))
    headline = forms.CharField(label=_("In one line"), max_length=120)
    text = forms.CharField(
        label=_("Profile"),
        max_length=2000,
        required=False,
        help_text=_("What a buyer must know. What was told in this language before is replaced."),
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", profile_languages())


class MarketForm(forms.Form):
    """How far it has come in a country."""

    country = forms.ChoiceField(label=_("Market"))
    level = forms.ChoiceField(label=_("Experience"), choices=Experience.choices)
    since = forms.IntegerField(
        label=_("Since the year"), min_value=1830, max_value=LATEST_YEAR, required=False
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country", [("", _("Choose a country")), *countries()])
