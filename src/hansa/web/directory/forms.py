"""What a reader may ask of and tell the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory import queries
from hansa.apps.directory.rules import Duty, Kind, profile_languages, written_for_people
from hansa.plumbing.countries import countries
from hansa.web.design.forms import offer

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency
    from hansa.apps.directory.models import Organisation, Person


class FindingForm(forms.Form):
    """Which organisations the reader looks for."""

    q = forms.CharField(
        label=_("Name, number, sector or words"), required=False, max_length=80, strip=True
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    agency: forms.ModelChoiceField[Agency] = forms.ModelChoiceField(
        label=_("Agency"), queryset=None, required=False, empty_label=_("All agencies")
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [("", _("All kinds")), *Kind.choices])
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
        if len(agencies) < 2:  # noqa: PLR2004 - nothing to choose from
            del self.fields["agency"]

    def chosen(self, organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
        """Those of the organisations that are looked for; a filter that makes no sense is none."""
        self.is_valid()
        wanted = self.cleaned_data
        if kind := wanted.get("kind"):
            organisations = organisations.filter(kind=kind)
        if agency := wanted.get("agency"):
            organisations = organisations.filter(agency=agency)
        if text := wanted.get("q"):
            organisations = queries.named(organisations, text=text)
        return organisations


class OrganisationForm(forms.Form):
    """The record of an organisation."""

    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    enterprise_number = forms.CharField(
        label=_("Enterprise number"),
        required=False,
        max_length=20,
        help_text=_("Ten digits, such as 0123.456.749. Leave it empty for organisations abroad."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    city = forms.CharField(label=_("City"), max_length=80)
    country = forms.ChoiceField(label=_("Country"), initial="BE")
    website = forms.URLField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https"
    )
    pitch = forms.CharField(
        label=_("What it does"),
        required=False,
        max_length=600,
        help_text=_("Two or three sentences that a buyer abroad understands."),
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country", countries())

    @classmethod
    def told_of(cls, organisation: Organisation, data: Any = None) -> OrganisationForm:
        """The form with the record as it stands."""
        initial = {name: getattr(organisation, name) for name in cls.base_fields}
        initial["enterprise_number"] = written_for_people(organisation.enterprise_number)
        return cls(data, initial=initial)


class NewOrganisationForm(OrganisationForm):
    """The record of an organisation that the directory does not know, and whose it will be."""

    agency: forms.ModelChoiceField[Agency] = forms.ModelChoiceField(
        label=_("Agency"), queryset=None, empty_label=None
    )
    field_order = ["agency"]

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.queryset = agencies
        agency.initial = agencies.first()
        if len(agencies) == 1:
            agency.widget = agency.hidden_widget()


class PersonForm(forms.Form):
    """The record of a person."""

    first_name = forms.CharField(label=_("First name"), max_length=80)
    last_name = forms.CharField(label=_("Last name"), max_length=80)
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("Letters and sign-in links go there."),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    spoken = forms.MultipleChoiceField(
        label=_("Also speaks"), required=False, widget=forms.CheckboxSelectMultiple
    )
    duties = forms.MultipleChoiceField(
        label=_("Is asked about"),
        required=False,
        choices=Duty.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "spoken", profile_languages())

    @classmethod
    def told_of(cls, person: Person, data: Any = None) -> PersonForm:
        """The form with the record as it stands."""
        return cls(data, initial={name: getattr(person, name) for name in cls.base_fields})
