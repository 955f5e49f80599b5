"""Forms of the planning board."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hansa.apps.programme import rules
from hansa.values import Period
from hansa.web.design.forms import ClockInput, offer
from hansa.web.design.templatetags.design import as_short_day

if TYPE_CHECKING:
    from hansa.apps.programme.board import Board, Card

LANES = [("sector", _("Sector groups")), ("place", pgettext_lazy("where it is", "Places"))]


class MoveForm(forms.Form):
    """To which day, hour and lane of the board something goes."""

    day = forms.ChoiceField(label=_("Day"))
    starts = forms.TimeField(label=_("Starts at"), widget=ClockInput())
    lane = forms.ChoiceField(label=_("Lane"), required=False)

    def __init__(self, *args: Any, board: Board, card: Card, **kwargs: Any) -> None:
        kwargs["auto_id"] = f"%s-{card.activity.pk}"
        super().__init__(*args, **kwargs)
        self.leg, self.card = board.leg, card
        offer(self, "day", [(str(day), as_short_day(day)) for day in board.days])
        offer(self, "lane", [(lane.key, lane.name) for lane in board.lanes])

    def clean(self) -> dict[str, Any]:
        """Turn the wall time into the period that it moves to."""
        said = super().clean() or {}
        self.period: Period | None = None
        if not {"day", "starts"} <= said.keys():
            return said
        wall = datetime.combine(date.fromisoformat(said["day"]), said["starts"])
        moments = rules.moments_of(wall, zone=self.leg.zone)
        for objection in rules.objections_to_wall_time(
            moments, wall=wall, city=self.leg.city, chosen=True
        ):
            self.add_error("starts", objection)
        if moments:
            start = moments[0].astimezone(UTC)
            self.period = Period(start, start + self.card.told.length)
        return said


class CopyDayForm(forms.Form):
    """Which day is put on which other one."""

    day = forms.ChoiceField(label=_("Copy"))
    to = forms.ChoiceField(label=_("To"))

    def __init__(self, *args: Any, board: Board, days: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, "day", [(str(day), as_short_day(day)) for day in board.days])
        offer(self, "to", days)
