"""What people say in a profile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.rules import profile_languages, sector_choices
from hansa.apps.directory.rules.size import SizeClass
from hansa.apps.matching.rules import (
    LONGEST_PRODUCT,
    LONGEST_STATEMENT,
    MOST_PRODUCTS,
    Kind,
    Openness,
    Partnership,
    Why,
)
from hansa.plumbing.countries import code_of_country, country_name
from hansa.web.design.forms import offer
from hansa.web.matching.naming import LONGEST_NAME

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile

LONGEST_LIST = MOST_PRODUCTS * (LONGEST_PRODUCT + 2)
_MANY = forms.CheckboxSelectMultiple


class SentenceForm(forms.Form):
    """One sentence more."""

    kind = forms.ChoiceField(choices=Kind.choices, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("One sentence"),
        max_length=LONGEST_STATEMENT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class LanguageForm(forms.Form):
    """In which language a sentence is written."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", profile_languages())


class AwayForm(forms.Form):
    """Somebody to whom the organisation does not want to be introduced."""

    name = forms.CharField(
        label=_("Organisation"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_("Write its name and choose it below; who is not found is kept away by name."),
    )
    why = forms.ChoiceField(label=_("Why"), choices=Why.choices)


class ChoicesForm(forms.Form):
    """Whom it looks for, in lists."""

    seeks = forms.MultipleChoiceField(
        label=_("The others should be"), choices=Partnership.choices, required=False, widget=_MANY
    )
    acts_as = forms.MultipleChoiceField(
        label=_("We can be to them"), choices=Partnership.choices, required=False, widget=_MANY
    )
    languages = forms.MultipleChoiceField(
        label=_("We hold a meeting in"), required=False, widget=_MANY
    )
    products = forms.CharField(
        label=_("Products and services"),
        max_length=LONGEST_LIST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line, such as “temperature sensors”."),
    )
    markets = forms.CharField(
        label=_("Markets"),
        max_length=600,
        required=False,
        help_text=_("Countries, with commas between them."),
    )
    sizes = forms.MultipleChoiceField(
        label=_("How large the others should be"),
        choices=SizeClass.choices,
        required=False,
        widget=_MANY,
        help_text=_("Choose none where it does not matter."),
    )
    openness = forms.ChoiceField(
        label=_("Who reads this"), choices=Openness.choices, widget=forms.RadioSelect
    )
    sectors = forms.MultipleChoiceField(
        label=_("Sectors in which the others should work"), required=False, widget=_MANY
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sectors", sector_choices())
        offer(self, "languages", profile_languages())

    @classmethod
    def told_of(cls, profile: CooperationProfile, data: Any = None) -> ChoicesForm:
        """The form with what was said."""
        initial = {name: getattr(profile, name) for name in cls.base_fields}
        initial["products"] = "\n".join(profile.products)
        initial["markets"] = ", ".join(country_name(code) for code in profile.markets)
        return cls(data, initial=initial)

    def clean_products(self) -> list[str]:
        """Each line is a product."""
        return [line.strip() for line in self.cleaned_data["products"].splitlines() if line.strip()]

    def clean_markets(self) -> list[str]:
        """The codes of the countries that were named.

        Raises:
            ValidationError: when one is no country.
        """
        found = []
        for written in re.split(r"[,;\n]+", self.cleaned_data["markets"]):
            if name := written.strip():
                code = code_of_country(name)
                if not code:
                    raise forms.ValidationError(
                        _now("There is no country called “{name}”.").format(name=name)
                    )
                found.append(code)
        return found
