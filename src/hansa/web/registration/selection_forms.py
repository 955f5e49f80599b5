"""What officers fill in to select: criteria, marks, and the notes of a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.registration.rules.ranking import Outcome
from hansa.apps.registration.rules.selection import (
    BEST_MARK,
    JUDGED,
    USUAL_WEIGHTS,
    WHOLE,
    Criterion,
    Preference,
)
from hansa.apps.registration.services import Noted
from hansa.web.design.forms import offer
from hansa.web.design.templatetags.design import number

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency, User
    from hansa.apps.registration.models import Resolution, Score, SelectionMeeting, SelectionTerms
    from hansa.apps.registration.queries.selection import Line

# How the ends of the scale read, for each criterion.
SCALES: Mapping[str, object] = {
    Criterion.READINESS: gettext_lazy(
        "0: has never exported and has nobody for it. 5: exports to comparable markets, "
        "with people, papers and prices for this one."
    ),
    Criterion.SECTOR_FIT: gettext_lazy(
        "0: outside the sectors of the mission. 5: at the heart of one of them."
    ),
    Criterion.ADDED_VALUE: gettext_lazy(
        "0: what local suppliers offer as well. 5: something that the market does not have."
    ),
}


class CriteriaForm(forms.Form):
    """What counts how much, out of a hundred."""

    readiness = forms.IntegerField(label=Criterion.READINESS.label, min_value=0, max_value=WHOLE)
    sector_fit = forms.IntegerField(label=Criterion.SECTOR_FIT.label, min_value=0, max_value=WHOLE)
    added_value = forms.IntegerField(
        label=Criterion.ADDED_VALUE.label, min_value=0, max_value=WHOLE
    )
    standing = forms.IntegerField(
        label=Criterion.STANDING.label,
        min_value=0,
        max_value=WHOLE,
        help_text=gettext_lazy("For those whom the mission prefers; read from earlier missions."),
    )
    preference = forms.ChoiceField(
        label=gettext_lazy("Preferred"), choices=Preference, initial=Preference.NEWCOMERS
    )
    threshold = forms.IntegerField(
        label=gettext_lazy("Points an application needs"),
        min_value=0,
        max_value=WHOLE,
        initial=50,
        help_text=gettext_lazy("With fewer it is proposed to be declined."),
    )

    def __init__(self, *args: Any, terms: SelectionTerms | None, **kwargs: Any) -> None:
        kept = ("preference", "threshold")
        initial: dict[str, Any] = dict(USUAL_WEIGHTS)
        if terms:
            initial = {name: getattr(terms, name) for name in (*USUAL_WEIGHTS, *kept)}
        super().__init__(
            *args, **kwargs | {"initial": {str(name): initial[name] for name in initial}}
        )

    def criteria(self) -> dict[str, Any]:
        """The criteria as the service takes them."""
        said = self.cleaned_data
        return {
            "weights": {str(criterion): said[criterion.value] for criterion in Criterion},
            "preference": said["preference"],
            "threshold": said["threshold"],
        }


class ScoreForm(forms.Form):
    """The marks of one agency for one application."""

    agency = forms.ChoiceField(label=gettext_lazy("For which agency"))
    remark = forms.CharField(
        label=gettext_lazy("On what ground"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The other agencies read it once they have scored."),
    )

    field_order = ["agency", *(criterion.value for criterion in JUDGED), "remark"]

    def __init__(
        self, *args: Any, agencies: Sequence[Agency], own: Score | None, **kwargs: Any
    ) -> None:
        marks = {criterion.value: getattr(own, criterion.value) for criterion in JUDGED if own}
        initial = {**marks, "remark": own.remark, "agency": own.agency_id} if own else {}
        super().__init__(*args, **kwargs | {"initial": initial})
        self.agencies = {str(agency.pk): agency for agency in agencies}
        offer(self, "agency", [(key, str(agency)) for key, agency in self.agencies.items()])
        if len(self.agencies) == 1:
            del self.fields["agency"]
        for criterion in JUDGED:
            self.fields[criterion.value] = forms.TypedChoiceField(
                label=criterion.label,
                help_text=str(SCALES[criterion]),
                choices=[(mark, str(mark)) for mark in range(BEST_MARK + 1)],
                coerce=int,
                widget=forms.RadioSelect,
            )
        self.order_fields(self.field_order)

    def agency_chosen(self) -> Agency:
        """For whom the marks are given."""
        chosen = self.cleaned_data.get("agency") or next(iter(self.agencies))
        return self.agencies[chosen]

    def marks(self) -> dict[str, int]:
        """The marks by criterion."""
        return {str(criterion): self.cleaned_data[criterion.value] for criterion in JUDGED}


@dataclass(frozen=True, slots=True)
class Row:
    """One application in the meeting, with its two fields."""

    line: Line
    outcome: BoundField
    reason: BoundField


class MeetingForm(forms.Form):
    """Who is there, what is said, and what is decided on each application."""

    present = forms.MultipleChoiceField(
        label=gettext_lazy("Present"), required=False, widget=forms.CheckboxSelectMultiple
    )
    guests = forms.CharField(label=gettext_lazy("Also present"), required=False, max_length=300)
    minutes = forms.CharField(
        label=gettext_lazy("Minutes"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("What was weighed, and why; an auditor reads them."),
    )

    def __init__(
        self,
        *args: Any,
        meeting: SelectionMeeting,
        staff: Sequence[User],
        lines: Sequence[Line],
        resolutions: Mapping[int, Resolution],
        threshold: int,
        **kwargs: Any,
    ) -> None:
        self.staff = {str(user.pk): user for user in staff}
        self.lines = lines
        initial: dict[str, Any] = {
            "present": [str(user.pk) for user in meeting.present.all()],
            "guests": meeting.guests,
            "minutes": meeting.minutes,
        }
        for line in lines:
            key, kept = line.registration.pk, resolutions.get(line.registration.pk)
            initial[f"outcome_{key}"] = kept.outcome if kept else line.ranked.proposal
            initial[f"reason_{key}"] = kept.reason if kept else _usual_reason(line, threshold)
        super().__init__(*args, **kwargs | {"initial": initial})
        offer(self, "present", [(key, str(user)) for key, user in self.staff.items()])
        for line in lines:
            self.fields.update(_fields_of(line))

    @property
    def rows(self) -> Iterator[Row]:
        """The applications with their fields."""
        for line in self.lines:
            key = line.registration.pk
            yield Row(line, self[f"outcome_{key}"], self[f"reason_{key}"])

    def notes(self) -> dict[str, Any]:
        """What is to be written down, as the service takes it."""
        said = self.cleaned_data
        return {
            "present": [self.staff[key] for key in said["present"]],
            "guests": said["guests"],
            "minutes": said["minutes"],
            "decisions": [
                Noted(
                    line.registration.pk,
                    said[f"outcome_{line.registration.pk}"],
                    said[f"reason_{line.registration.pk}"],
                )
                for line in self.lines
            ],
        }


def _fields_of(line: Line) -> dict[str, forms.Field]:
    name, key = line.registration.organisation, line.registration.pk
    label = {"aria-label": _("Decision on {organisation}").format(organisation=name)}
    why = {"aria-label": _("Reason for {organisation}").format(organisation=name), "rows": 2}
    return {
        f"outcome_{key}": forms.ChoiceField(
            choices=[("", _("Not decided today")), *Outcome.choices],
            required=False,
            widget=forms.Select(attrs=label),
        ),
        f"reason_{key}": forms.CharField(
            max_length=2000, required=False, widget=forms.Textarea(attrs=why)
        ),
    }


def _usual_reason(line: Line, threshold: int) -> str:
    """What a letter says as a rule, where the ranking alone speaks against an application."""
    if line.ranked.proposal == Outcome.DECLINE:
        words = _("It has {points} of the {threshold} points that this mission asks for.")
        return words.format(points=number(line.ranked.points, 1), threshold=threshold)
    if line.ranked.proposal == Outcome.WAIT:
        return _("The seats are offered to applications with more points.")
    return ""
