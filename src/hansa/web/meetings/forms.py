"""What officers and delegates fill in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.meetings.rules import Part
from hansa.plumbing.languages import LANGUAGES
from hansa.values import Period
from hansa.web.design.forms import ClockInput, DayField, offer

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Party
    from hansa.apps.missions.models import Leg, Mission

MOST_SLOTS = 60
MOST_TABLES = 200
# Slots that start from here on are the second part of a session.
NOON = 12


class PlanForm(forms.Form):
    """A new session; all times are those of the leg's own clocks."""

    leg = forms.TypedChoiceField(label=_("Leg"), coerce=int)
    title_en = forms.CharField(label=_("Title in English"), max_length=120)
    title_fr = forms.CharField(label=_("Title in French"), max_length=120, required=False)
    title_nl = forms.CharField(label=_("Title in Dutch"), max_length=120, required=False)
    title_de = forms.CharField(label=_("Title in German"), max_length=120, required=False)
    hall = forms.CharField(label=_("Hall"), max_length=120)
    sector_group = forms.TypedChoiceField(
        label=_("Sector group"), coerce=int, required=False, empty_value=None
    )
    day = DayField(label=_("Day"))
    starts = forms.TimeField(
        label=_("First slot starts at"),
        widget=ClockInput,
        initial=time(9),
        help_text=_("By the clocks of the leg's city."),
    )
    minutes = forms.IntegerField(
        label=_("Minutes of a slot"), min_value=5, max_value=240, initial=25
    )
    pause = forms.IntegerField(
        label=_("Minutes between slots"), min_value=0, max_value=240, initial=5
    )
    slots = forms.IntegerField(
        label=_("Number of slots"), min_value=0, max_value=MOST_SLOTS, initial=12
    )
    tables = forms.IntegerField(
        label=_("Number of tables"),
        min_value=0,
        max_value=MOST_TABLES,
        required=False,
        initial=20,
        help_text=_("They are labelled 1, 2, 3 … unless you give labels below."),
    )
    labels = forms.CharField(
        label=_("Labels of the tables"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=20_000,
        required=False,
        help_text=_("One a line; then the number above does not count."),
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._legs: dict[int, Leg] = {leg.pk: leg for leg in mission.legs.all()}
        self._groups = {group.pk: group for group in mission.sector_groups.all()}
        offer(self, "leg", [(leg.pk, leg.city) for leg in self._legs.values()])
        groups = [(group.pk, f"{group.letter} · {group}") for group in self._groups.values()]
        offer(self, "sector_group", [("", _("All")), *groups])
        first = next(iter(self._legs.values()), None)
        self.fields["day"].initial = first.starts_on if first else None
        self.fields["leg"].initial = first.pk if first else 0

    def clean_labels(self) -> list[str]:
        """The labels, one a line; none where the number counts."""
        lines = self.cleaned_data["labels"].splitlines()
        labels = [line.strip()[:40] for line in lines if line.strip()]
        if len(labels) > MOST_TABLES:
            said = _("A session has at most {tables} tables.").format(tables=MOST_TABLES)
            raise forms.ValidationError(said)
        return labels

    @property
    def leg_chosen(self) -> Leg | None:
        """The leg, once it is chosen."""
        return self._legs.get(self._said.get("leg", 0))

    @property
    def periods(self) -> list[Period]:
        """The slots by the clocks of the leg; none while something is missing."""
        said, leg = self._said, self.leg_chosen
        needed = ("day", "starts", "minutes", "pause", "slots")
        if leg is None or any(said.get(name) is None for name in needed):
            return []
        # Counted by the world's clock: a night of clock change lengthens no slot.
        opening = datetime.combine(said["day"], said["starts"], leg.zone).astimezone(UTC)
        length, step = said["minutes"], said["minutes"] + said["pause"]
        starts = [opening + timedelta(minutes=number * step) for number in range(said["slots"])]
        return [Period(at, at + timedelta(minutes=length)).at(leg.zone) for at in starts]

    @property
    def day_chosen(self) -> date | None:
        """The day, once it is chosen."""
        return self._said.get("day")

    def plan(self) -> dict[str, Any]:
        """What `meetings.services.plan_session` wants to know."""
        said = self.cleaned_data
        titles = {code: said[f"title_{code}"].strip() for code in LANGUAGES}
        labels = said["labels"] or [str(n) for n in range(1, (said["tables"] or 0) + 1)]
        return {
            "leg": self.leg_chosen,
            "titles": {code: title for code, title in titles.items() if title},
            "hall": said["hall"],
            "slots": [
                (period, Part.FIRST if period.start.hour < NOON else Part.SECOND)
                for period in self.periods
            ],
            "tables": labels,
            "sector_group": self._groups.get(said["sector_group"]),
        }

    @property
    def field_of_tables(self) -> str:
        """The field in which the tables were filled in."""
        return "labels" if self.cleaned_data["labels"] else "tables"

    @property
    def _said(self) -> dict[str, Any]:
        """What was filled in and makes sense; on a fresh form what it begins with."""
        if self.is_bound:
            return getattr(self, "cleaned_data", {})
        return {name: field.initial for name, field in self.fields.items()}


class WishForm(forms.Form):
    """A wish between two parties of a session."""

    asking = forms.TypedChoiceField(label=_("Who asks"), coerce=int)
    asked = forms.TypedChoiceField(label=_("Whom they want to meet"), coerce=int)
    worth = forms.IntegerField(
        label=_("Worth"),
        min_value=1,
        max_value=100,
        initial=50,
        help_text=_("From 1 (nice) to 100 (the reason to travel)."),
    )

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parties = {party.pk: party for party in parties}
        by_name = sorted(parties, key=lambda party: str(party).casefold())
        choices = [("", _("Choose …")), *((party.pk, str(party)) for party in by_name)]
        for side in ("asking", "asked"):
            offer(self, side, choices)

    def wish(self) -> dict[str, Any]:
        """What `meetings.services.wish` wants to know."""
        said = self.cleaned_data
        return {
            "asking": self._parties[said["asking"]],
            "asked": self._parties[said["asked"]],
            "worth": said["worth"],
        }
