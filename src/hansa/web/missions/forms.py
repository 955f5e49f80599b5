"""What planners fill in about missions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.rules import STEPS, Direction, Status, time_zones
from hansa.plumbing.countries import countries
from hansa.plumbing.languages import LANGUAGES
from hansa.web.design.forms import DayField, offer

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency, User
    from hansa.apps.missions.models import Leg, Mission

MOST_SEATS = 10_000


def _country_choices() -> list[tuple[str, Any]]:
    return [("", _("Choose a country")), *countries()]


class TitlesForm(forms.Form):
    """A name in each of the four languages; at least one is needed."""

    title_en = forms.CharField(label=_("Name in English"), max_length=160, required=False)
    title_fr = forms.CharField(label=_("Name in French"), max_length=160, required=False)
    title_nl = forms.CharField(label=_("Name in Dutch"), max_length=160, required=False)
    title_de = forms.CharField(label=_("Name in German"), max_length=160, required=False)

    def titles(self) -> dict[str, str]:
        """The names by language, without the empty ones."""
        said = {code: self.cleaned_data[f"title_{code}"].strip() for code in LANGUAGES}
        return {code: title for code, title in said.items() if title}

    @staticmethod
    def initial_titles(titles: dict[str, str]) -> dict[str, str]:
        """What the fields begin with."""
        return {f"title_{code}": titles.get(code, "") for code in LANGUAGES}


class FactsForm(TitlesForm):
    """What may change about a mission."""

    country = forms.ChoiceField(label=_("Country"))
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST_SEATS, initial=100)
    state_level = forms.BooleanField(
        label=_("State-level mission, with a royal head of delegation"), required=False
    )
    recruits_until = DayField(label=_("Registration closes on"), required=False)

    def __init__(self, *args: Any, mission: Mission | None = None, **kwargs: Any) -> None:
        if mission:
            kwargs["initial"] = {
                **self.initial_titles(mission.titles),
                "country": mission.country,
                "seats": mission.seats,
                "state_level": mission.state_level,
                "recruits_until": mission.recruits_until,
            }
        super().__init__(*args, **kwargs)
        offer(self, "country", _country_choices())

    def facts(self) -> dict[str, Any]:
        """What `missions.services.change_mission` wants to know."""
        named = ("country", "seats", "state_level", "recruits_until")
        return {"titles": self.titles(), **{name: self.cleaned_data[name] for name in named}}


class PlanForm(FactsForm):
    """A new mission."""

    slug = forms.SlugField(
        label=_("Address"),
        max_length=50,
        help_text=_("Letters, figures and hyphens, such as west-coast-2025; it stays for good."),
    )
    direction = forms.ChoiceField(label=_("Who travels"), choices=Direction.choices)
    lead = forms.TypedChoiceField(label=_("Leading agency"), coerce=int)
    others = forms.TypedMultipleChoiceField(
        label=_("Organised together with"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = (
        "title_en", "title_fr", "title_nl", "title_de", "slug", "direction", "country", "lead",
        "others", "seats", "recruits_until", "state_level",
    )  # fmt: skip

    def __init__(
        self, *args: Any, own: Iterable[Agency], everyone: Iterable[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._agencies = {agency.pk: agency for agency in everyone}
        offer(self, "lead", [(agency.pk, agency.name) for agency in own])
        offer(self, "others", [(agency.pk, agency.name) for agency in self._agencies.values()])

    def plan(self) -> dict[str, Any]:
        """What `missions.services.plan_mission` wants to know."""
        said = self.cleaned_data
        chosen = [said["lead"], *(pk for pk in said["others"] if pk != said["lead"])]
        return {
            **self.facts(),
            "slug": said["slug"],
            "direction": said["direction"],
            "agencies": [self._agencies[pk] for pk in chosen],
        }


class LegForm(forms.Form):
    """A city and its days."""

    city = forms.CharField(label=_("City"), max_length=80)
    country = forms.ChoiceField(label=_("Country"))
    time_zone = forms.CharField(
        label=_("Time zone"),
        max_length=60,
        help_text=_("Every time of this leg is shown by its clocks, such as America/Los_Angeles."),
        widget=forms.TextInput({"list": "time-zones", "autocomplete": "off"}),
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    counsellor = forms.TypedChoiceField(
        label=_("Economic and trade counsellor"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self, *args: Any, counsellors: Iterable[User], leg: Leg | None = None, **kwargs: Any
    ) -> None:
        if leg:
            named = ("city", "country", "time_zone", "starts_on", "ends_on")
            kwargs["initial"] = {
                **{name: getattr(leg, name) for name in named},
                "counsellor": leg.counsellor_id or "",
            }
        super().__init__(*args, **kwargs)
        self._counsellors = {user.pk: user for user in counsellors}
        nobody = ("", _("Nobody yet"))
        offer(self, "country", _country_choices())
        named_counsellors = [(pk, user.full_name) for pk, user in self._counsellors.items()]
        offer(self, "counsellor", [nobody, *named_counsellors])

    def zones(self) -> list[str]:
        """What may be suggested as a time zone."""
        return sorted(zone for zone in time_zones() if "/" in zone and not zone.startswith("Etc"))

    def days(self) -> dict[str, Any]:
        """What `missions.services.add_leg` wants to know."""
        chosen = self._counsellors.get(self.cleaned_data["counsellor"])
        return {**self.cleaned_data, "counsellor": chosen}


class StepForm(forms.Form):
    """How far the mission is from now on."""

    status = forms.ChoiceField(label=_("Next step"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed for a step back or a cancellation; it stays in the history."),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = STEPS[Status(mission.status)]
        offer(self, "status", [(step.value, step.label) for step in steps])


# The design's eight hues, in its order.
HUE_NAMES = (
    _("Blue"), _("Ochre"), _("Violet"), _("Magenta"), _("Teal"), _("Rust"), _("Moss green"),
    _("Slate"),
)  # fmt: skip


class SectorGroupForm(TitlesForm):
    """A new group of sectors."""

    letter = forms.CharField(label=_("Letter"), max_length=1)
    hue = forms.TypedChoiceField(
        label=_("Hue"), coerce=int, choices=list(enumerate(HUE_NAMES, start=1))
    )

    field_order = ("letter", "hue", "title_en", "title_fr", "title_nl", "title_de")


class OrganiserForm(forms.Form):
    """Another agency."""

    agency = forms.TypedChoiceField(label=_("Agency"), coerce=int)

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", [(agency.pk, agency.name) for agency in agencies])


class EmbargoForm(forms.Form):
    """From which day on cabinets read who travels."""

    names_from = DayField(
        label=_("Names are told from"),
        required=False,
        help_text=_("Leave it empty to withhold them."),
    )
