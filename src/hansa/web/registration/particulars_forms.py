"""What a delegate fills in about themselves, and why somebody looks at it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.registration.rules import Diet, Section, Visa
from hansa.apps.registration.services import Emergency, Health, Passport, Table, Told
from hansa.plumbing.countries import countries
from hansa.web.design.forms import DayField, offer

# A device does not offer to fill these in for the next reader.
_UNREMEMBERED = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class SectionForm(forms.Form):
    """One section of a delegate's particulars."""

    section: ClassVar[Section]
    value: ClassVar[type[Told]]

    def __init__(self, *args: Any, told: Told | None = None, **kwargs: Any) -> None:
        said: dict[str, Any] = {} if told is None else asdict(told) | {"agreed": True}
        kwargs["initial"] = said
        super().__init__(*args, **kwargs)

    def told(self) -> Told:
        """What was filled in."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "agreed"}
        return self.value(**said)


class PassportForm(SectionForm):
    """The travel document and the visa."""

    section = Section.PASSPORT
    value = Passport
    number = forms.CharField(
        label=_("Passport number"),
        max_length=20,
        help_text=_("As printed; we never ask for a picture of it."),
        widget=forms.TextInput(_UNREMEMBERED),
    )
    nationality = forms.ChoiceField(label=_("Issued by"), initial="BE")
    expires_on = DayField(label=_("Expires on"))
    visa = forms.ChoiceField(label=_("Visa"), choices=Visa.choices, initial=Visa.UNKNOWN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "nationality", countries())

    def clean_number(self) -> str:
        """The number without the spaces that are printed for the eye."""
        return "".join(self.cleaned_data["number"].split()).upper()


class TableForm(SectionForm):
    """What a kitchen must know."""

    section = Section.TABLE
    value = Table
    diet = forms.ChoiceField(label=_("I eat"), choices=Diet.choices, initial=Diet.EVERYTHING)
    words = forms.CharField(
        label=_("What else the kitchen must know"),
        help_text=_("Allergies above all."),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    agreed = forms.BooleanField(label=_("You may keep this until the day named above"))


class HealthForm(SectionForm):
    """What somebody must be able to count on."""

    section = Section.HEALTH
    value = Health
    needs = forms.CharField(
        label=_("What we must know to look after you"),
        help_text=_("A wheelchair, medicine in a fridge, an allergy to stings. Empty if nothing."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )
    agreed = forms.BooleanField(label=_("You may keep this until the day named above"))


class EmergencyForm(SectionForm):
    """Whom to call."""

    section = Section.EMERGENCY
    value = Emergency
    name = forms.CharField(
        label=_("Whom we call"), max_length=120, widget=forms.TextInput(_UNREMEMBERED)
    )
    relation = forms.CharField(
        label=_("What they are to you"),
        help_text=_("Such as partner, mother or colleague."),
        max_length=80,
    )
    phone = forms.CharField(
        label=_("Telephone"),
        help_text=_("With the country code, such as +32 2 555 12 12."),
        max_length=40,
        widget=forms.TextInput({"type": "tel", "autocomplete": "off"}),
    )


FORMS: dict[str, type[SectionForm]] = {
    form.section: form for form in (PassportForm, TableForm, HealthForm, EmergencyForm)
}


class LookForm(forms.Form):
    """Why somebody looks."""

    why = forms.CharField(
        label=_("Why you look"),
        help_text=_("The delegate can read your name, the time, and these words."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
