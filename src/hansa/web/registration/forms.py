"""What an officer fills in about an application, and asks of the delegation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.accounts.rules import Region
from hansa.apps.directory.rules import Kind
from hansa.apps.registration import queries
from hansa.apps.registration.rules import Status
from hansa.apps.registration.services import Days, NewPerson, Traveller
from hansa.web.design.forms import DayField, DayInput, offer

if TYPE_CHECKING:
    from hansa.apps.directory.models import Person
    from hansa.apps.missions.models import Leg, Mission, SectorGroup
    from hansa.apps.registration.models import Registration

NEW = "new"


class FilterForm(forms.Form):
    """Which part of the delegation the reader looks at."""

    q = forms.CharField(
        label=gettext_lazy("Organisation or delegate"), max_length=80, required=False
    )
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False)
    sector = forms.ChoiceField(label=gettext_lazy("Sector"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    changed = forms.BooleanField(label=gettext_lazy("Changed since I looked"), required=False)

    def __init__(self, *args: Any, mission: Mission, marked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["q"].widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
        offer(self, "status", [("", _("Every status")), *Status.choices])
        offer(self, "region", [("", _("All regions")), *Region.choices])
        offer(self, "kind", [("", _("All kinds")), *Kind.choices])
        groups = [(str(group.pk), group.title) for group in mission.sector_groups.all()]
        offer(self, "sector", [("", _("All sectors")), *groups])
        if not groups:
            del fields["sector"]
        if not marked:
            del fields["changed"]

    def chosen(self, registrations: QuerySet[Registration]) -> QuerySet[Registration]:
        """Those that are looked for; a filter that makes no sense is none.

        Where they are `marked`, each is to know whether it changed since the reader looked.
        """
        self.is_valid()
        wanted = self.cleaned_data
        columns = {
            "status": wanted.get("status"),
            "agency__region": wanted.get("region"),
            "sector_group": wanted.get("sector"),
            "organisation__kind": wanted.get("kind"),
        }
        chosen = registrations.filter(**{name: value for name, value in columns.items() if value})
        if wanted.get("changed"):
            chosen = queries.only_changed(chosen)
        text = wanted.get("q")
        return queries.named(chosen, text=text) if text else chosen


class ApplicationForm(forms.Form):
    """What an organisation wants of the mission."""

    sector_group: forms.ModelChoiceField[SectorGroup] = forms.ModelChoiceField(
        label=gettext_lazy("Sector group"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("None of them"),
    )
    motivation = forms.CharField(
        label=gettext_lazy("Why this mission"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("What it offers, whom it wants to meet, and what it hopes for."),
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = mission.sector_groups.all()
        self.fields["sector_group"].queryset = groups  # type: ignore[attr-defined]
        known = [(group.pk, group.title) for group in groups]
        offer(self, "sector_group", [("", _("None of them")), *known])
        if not groups:
            del self.fields["sector_group"]


class SubstituteForm(forms.Form):
    """Why somebody else travels; who it is stands beside it."""

    why = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=2000, widget=forms.Textarea
    )


class ProlongForm(forms.Form):
    """Until when an offer stands."""

    until = DayField(label=gettext_lazy("Stands until"))


class ReasonForm(forms.Form):
    """Why an officer says no."""

    why = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=2000, widget=forms.Textarea
    )


@dataclass(frozen=True, slots=True)
class StayFields:
    """The three fields of one leg."""

    leg: Leg
    goes: BoundField
    arrives_on: BoundField
    leaves_on: BoundField


class TravellerForm(forms.Form):
    """Somebody who is to travel: known or new, with the days on each leg."""

    person = forms.ChoiceField(label=gettext_lazy("Who travels"))
    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=80, required=False)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=80, required=False)
    job_title = forms.CharField(label=gettext_lazy("Job title"), max_length=120, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254, required=False)
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, initial="en", required=False
    )

    def __init__(
        self, *args: Any, people: Sequence[Person], legs: Sequence[Leg], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.legs = legs
        choices = [(key, _told(person)) for key, person in self.people.items()]
        whoever = [("", _("Choose somebody")), *choices, (NEW, _("Somebody new …"))]
        offer(self, "person", whoever)
        for leg in legs:
            self.fields.update(_stay_fields(leg))

    @property
    def new_person(self) -> Iterator[BoundField]:
        """The fields that only somebody new needs."""
        for name in ("first_name", "last_name", "job_title", "email", "phone", "language"):
            yield self[name]

    @property
    def stays(self) -> Iterator[StayFields]:
        """The fields of each leg."""
        for leg in self.legs:
            yield StayFields(
                leg,
                goes=self[f"goes_{leg.pk}"],
                arrives_on=self[f"arrives_on_{leg.pk}"],
                leaves_on=self[f"leaves_on_{leg.pk}"],
            )

    def clean(self) -> dict[str, Any]:
        """Somebody new needs a name and an address; whoever goes to a leg, days there."""
        told = self.cleaned_data
        needed = ["first_name", "last_name", "email"] if told.get("person") == NEW else []
        for leg in self.legs:
            if told.get(f"goes_{leg.pk}"):
                needed += [f"arrives_on_{leg.pk}", f"leaves_on_{leg.pk}"]
        for name in needed:
            if not told.get(name) and name not in self.errors:
                self.add_error(name, _("Fill this in."))
        return told

    def traveller(self) -> Traveller:
        """Who travels, as the service understands it."""
        told = self.cleaned_data
        return Traveller(
            person=self.people.get(told["person"]) or self._somebody_new(),
            stays=tuple(
                Days(leg, told[f"arrives_on_{leg.pk}"], told[f"leaves_on_{leg.pk}"])
                for leg in self.legs
                if told[f"goes_{leg.pk}"]
            ),
        )

    def _somebody_new(self) -> NewPerson:
        told = self.cleaned_data
        return NewPerson(
            first_name=told["first_name"],
            last_name=told["last_name"],
            email=told["email"],
            job_title=told["job_title"],
            phone=told["phone"],
            language=told["language"] or "en",
        )


Row = TypeVar("Row", bound=TravellerForm)
TravellersFormSet = forms.formset_factory(TravellerForm, extra=1, max_num=20, absolute_max=20)


def filled_rows(travellers: forms.BaseFormSet[Row]) -> list[Row]:
    """The rows that name somebody, in order; one in which nothing was written is left out."""
    return [form for form in travellers if form.has_changed()]


def _told(person: Person) -> str:
    return f"{person}, {person.job_title}" if person.job_title else str(person)


def _stay_fields(leg: Leg) -> dict[str, forms.Field]:
    bounds = {"min": leg.starts_on.isoformat(), "max": leg.ends_on.isoformat()}
    return {
        f"goes_{leg.pk}": forms.BooleanField(
            label=_("Goes to {city}").format(city=leg.city), initial=True, required=False
        ),
        f"arrives_on_{leg.pk}": DayField(
            label=_("Arrives on"),
            initial=leg.starts_on,
            required=False,
            widget=DayInput(attrs=bounds),
        ),
        f"leaves_on_{leg.pk}": DayField(
            label=_("Leaves on"),
            initial=leg.ends_on,
            required=False,
            widget=DayInput(attrs=bounds),
        ),
    }
