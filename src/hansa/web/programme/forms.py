"""Forms of the programme; every time in them is the leg's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hansa.apps.programme import queries, rules
from hansa.apps.programme.rules import Audience, DressCode, Kind, Status
from hansa.plumbing.languages import LANGUAGES
from hansa.values import Period
from hansa.web.design.forms import ClockInput, DayField, offer

if TYPE_CHECKING:
    from hansa.apps.missions.models import Leg, Mission, SectorGroup
    from hansa.apps.programme.models import Activity

FIRST, SECOND = "first", "second"
MOST_PLACES = 10_000
MOST_EUROS = rules.HIGHEST_COST // 100
# What is spoken at activities, by its two letters.
LANGUAGE_NAMES = {
    "en": _("English"),
    "fr": _("French"),
    "nl": _("Dutch"),
    "de": _("German"),
    "es": _("Spanish"),
    "pt": _("Portuguese"),
    "it": _("Italian"),
    "zh": _("Chinese"),
    "ja": _("Japanese"),
    "ar": _("Arabic"),
}


class ActivityForm(forms.Form):
    """What an activity is; `details()` is what the services take."""

    title_en = forms.CharField(label=_("Title in English"), max_length=160)
    title_fr = forms.CharField(label=_("Title in French"), max_length=160, required=False)
    title_nl = forms.CharField(label=_("Title in Dutch"), max_length=160, required=False)
    title_de = forms.CharField(label=_("Title in German"), max_length=160, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    leg = forms.ChoiceField(label=_("City"))
    day = DayField(label=_("Day"))
    starts = forms.TimeField(
        label=_("Starts at"), widget=ClockInput(), help_text=_("By the clocks of the city.")
    )
    ends = forms.TimeField(label=_("Ends at"), widget=ClockInput())
    after_midnight = forms.BooleanField(label=_("Ends after midnight"), required=False)
    which = forms.ChoiceField(
        label=_("Which of the two"),
        choices=[
            ("", _("The clocks do not go back then")),
            (FIRST, _("Before the clocks go back")),
            (SECOND, _("After the clocks went back")),
        ],
        required=False,
    )
    at = forms.ChoiceField(
        label=_("Place of the city"),
        required=False,
        help_text=_("Then its name and address are taken, and ways to it are counted."),
    )
    place = forms.CharField(label=_("Place in words"), max_length=120, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    audience = forms.ChoiceField(label=_("Who is expected"), choices=Audience.choices)
    sector_group = forms.ChoiceField(
        label=_("Sector group"),
        required=False,
        help_text=_("Needed when the sector group is expected."),
    )
    also_for = forms.MultipleChoiceField(
        label=_("Other sector groups expected"),
        widget=forms.CheckboxSelectMultiple(),
        required=False,
    )
    capacity = forms.IntegerField(
        label=_("Places"),
        min_value=1,
        max_value=MOST_PLACES,
        required=False,
        help_text=_("Empty for no limit."),
    )
    travel = forms.IntegerField(
        label=_("Minutes to the B2B hall"),
        min_value=0,
        max_value=rules.LONGEST_WAY,
        required=False,
        help_text=_("Whoever signs up has no meeting while on the way, there and back."),
    )

    owner = forms.ChoiceField(label=_("Who answers for it"), required=False)
    with_head = forms.BooleanField(label=_("The head of delegation is there"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Spoken there"),
        choices=list(LANGUAGE_NAMES.items()),
        widget=forms.CheckboxSelectMultiple(),
        required=False,
    )
    dress_code = forms.ChoiceField(label=_("Dress code"), choices=DressCode.choices, required=False)
    cost = forms.DecimalField(
        label=_("Cost in euros"),
        min_value=0,
        max_value=MOST_EUROS,
        decimal_places=2,
        required=False,
    )
    sponsor = forms.CharField(label=_("Sponsor"), max_length=120, required=False)

    def __init__(
        self, *args: Any, mission: Mission, activity: Activity | None = None, **kwargs: Any
    ) -> None:
        self.legs: dict[str, Leg] = {str(leg.pk): leg for leg in mission.legs.all()}
        self.sectors: dict[str, SectorGroup] = {
            str(group.pk): group for group in mission.sector_groups.all()
        }
        if activity:
            kwargs.setdefault("initial", initial_of(activity))
        super().__init__(*args, **kwargs)
        self.needs_which = False
        offer(self, "leg", [(key, leg.city) for key, leg in self.legs.items()])
        groups = [(key, f"{group.letter} · {group.title}") for key, group in self.sectors.items()]
        offer(self, "sector_group", [("", _("None")), *groups])
        offer(self, "also_for", groups)
        self.places = {str(each.pk): each for each in queries.places_of_mission(mission)}
        named = [(key, f"{each.name}, {each.leg.city}") for key, each in self.places.items()]
        offer(self, "at", [("", _("None: told in words")), *named])
        self.owners = {str(each.pk): each for each in queries.owners_to_choose(mission)}
        owners = [(key, str(each)) for key, each in self.owners.items()]
        offer(self, "owner", [("", _("Nobody yet")), *owners])
        if activity:
            self.fields["leg"].disabled = True
            self.fields["leg"].help_text = _("To move it to another city, cancel it and add it.")

    def clean(self) -> dict[str, Any]:
        """Turn the wall times into a period, or say which field is in the way."""
        said = super().clean() or {}
        self.period: Period | None = None
        if {"leg", "day", "starts", "ends"} <= said.keys():
            self._read_times(said)
        return said

    def details(self) -> dict[str, Any]:
        """What the services take, besides the leg."""
        said = self.cleaned_data
        others = [self.sectors[key] for key in said["also_for"]]
        return {
            "titles": {language: said[f"title_{language}"] for language in LANGUAGES},
            "kind": said["kind"],
            "period": self.period,
            "place": said["place"],
            "address": said["address"],
            "audience": said["audience"],
            # Whoever ticks some and chooses none as the first means the first that is ticked.
            "sector_group": self.sectors.get(said["sector_group"]) or next(iter(others), None),
            "also_for": others,
            "capacity": said["capacity"],
            "travel": said["travel"] or 0,
            "at": self.places.get(said["at"]),
            "owner": self.owners.get(said["owner"]),
            "with_head": said["with_head"],
            "languages": said["languages"],
            "dress_code": said["dress_code"],
            "cost": None if said["cost"] is None else int(said["cost"] * 100),
            "sponsor": said["sponsor"],
        }

    @property
    def leg_chosen(self) -> Leg:
        """The leg of a form that was found right."""
        return self.legs[self.cleaned_data["leg"]]

    def _read_times(self, said: dict[str, Any]) -> None:
        next_day = timedelta(days=1 if said["after_midnight"] else 0)
        starts = self._moment("starts", said, said["day"], said["starts"])
        ends = self._moment("ends", said, said["day"] + next_day, said["ends"])
        if starts is None or ends is None:
            return
        for objection in rules.objections_to_end(starts_at=starts, ends_at=ends):
            self.add_error("ends", objection)
            return
        self.period = Period(starts, ends)

    def _moment(self, field: str, said: dict[str, Any], day: date, clock: time) -> datetime | None:
        leg = self.legs[said["leg"]]
        wall = datetime.combine(day, clock)
        moments = rules.moments_of(wall, zone=leg.zone)
        objections = list(
            rules.objections_to_wall_time(
                moments, wall=wall, city=leg.city, chosen=bool(said["which"])
            )
        )
        for objection in objections:
            self.add_error(field, objection)
        self.needs_which |= len(moments) > 1
        if objections:
            return None
        return moments[-1] if said["which"] == SECOND else moments[0]


def initial_of(activity: Activity) -> dict[str, Any]:
    """What the form shows of an activity, by the clocks of its leg."""
    told = activity.told
    repeated = rules.moments_of(told.start.replace(tzinfo=None), zone=activity.leg.zone)
    return {
        **{f"title_{language}": activity.titles.get(language, "") for language in LANGUAGES},
        "kind": activity.kind,
        "leg": str(activity.leg_id),
        "day": told.start.date(),
        "starts": told.start.time(),
        "ends": told.end.time(),
        "after_midnight": told.end.date() > told.start.date(),
        "which": (SECOND if told.start.fold else FIRST) if len(repeated) > 1 else "",
        "place": activity.place,
        "address": activity.address,
        "audience": activity.audience,
        "sector_group": str(activity.sector_group_id or ""),
        "also_for": [str(each.pk) for each in activity.also_for.all()],
        "capacity": activity.capacity,
        "travel": activity.travel or None,
        "at": str(activity.at_id or ""),
        "owner": str(activity.owner_id or ""),
        "with_head": activity.with_head,
        "languages": activity.languages,
        "dress_code": activity.dress_code,
        "cost": activity.euros,
        "sponsor": activity.sponsor,
    }


class Filters(forms.Form):
    """Which activities of a mission to show; unknown choices show all."""

    leg = forms.ChoiceField(label=_("City"), required=False)
    day = forms.ChoiceField(label=_("Day"), required=False)
    sector = forms.ChoiceField(label=_("Sector group"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Every kind")), *Kind.choices]
    )
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("Every status")), *Status.choices]
    )

    def __init__(
        self, said: QueryDict, *, mission: Mission, days: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(said, auto_id="filter_%s")
        legs = [(leg.pk, leg.city) for leg in mission.legs.all()]
        groups = [(each.pk, f"{each.letter} · {each}") for each in mission.sector_groups.all()]
        offer(self, "leg", [("", _("Every city")), *legs])
        offer(self, "day", [("", _("Every day")), *days])
        offer(self, "sector", [("", _("Every sector group")), *groups])

    def asked(self) -> dict[str, Any]:
        """The filters that were chosen, as `queries.activities_of` takes them."""
        self.is_valid()
        said = self.cleaned_data
        chosen: dict[str, Any] = {key: int(said[key]) for key in ("leg", "sector") if said.get(key)}
        chosen.update({key: said[key] for key in ("kind", "status") if said.get(key)})
        if said.get("day"):
            chosen["day"] = date.fromisoformat(said["day"])
        return chosen
