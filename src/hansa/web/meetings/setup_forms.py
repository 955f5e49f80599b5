"""What officers fill in about a session's set-up, and about what parties and wishes need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hansa.apps.meetings import goals, needs
from hansa.apps.meetings.goals import MOST_FAIRNESS, PRESETS, Aim, Demands
from hansa.apps.meetings.needs import TableKind
from hansa.apps.meetings.services import Needed, Qualities
from hansa.web.design.forms import offer

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Helper, Party, Session, Slot, Table, Wish

OWN = "own"
MOST_MEETINGS = 200
MOST_CHAIRS = 500
FARTHEST = 1000
ANY_KIND = [("", _("Any but a video call")), *TableKind.choices]


class GoalsForm(forms.Form):
    """What the timetable is to be good at: a ready-made order, or one goal after the other."""

    preset = forms.ChoiceField(
        label=_("What counts most"), widget=forms.RadioSelect, choices=[(OWN, OWN)]
    )
    moving = forms.IntegerField(
        label=_("Minutes to change tables"),
        min_value=0,
        max_value=needs.LONGEST_MOVE,
        help_text=_("Nobody gets two meetings with less time between them; 0 asks for none."),
    )
    holds_all = forms.BooleanField(
        label=_("Hold every wish"),
        required=False,
        help_text=_(
            "Every wish that nobody declined gets a place, as at a brokerage event. Where that "
            "is impossible there is no timetable at all, and you read what stands in the way."
        ),
    )
    fairness = forms.IntegerField(
        label=_("How much more often one may wait than another"),
        min_value=0,
        max_value=MOST_FAIRNESS,
        required=False,
        help_text=_(
            "A wait is a gap between two meetings of a person. With 1, nobody waits more than one "
            "time more often than anybody else, and meetings that would break it are not held; "
            "empty for no limit."
        ),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        known = goals.preset_of(session.goals)
        order = {f"goal_{place}": goal for place, goal in enumerate(session.goals, start=1)}
        kwargs["initial"] = {
            "preset": known.key if known else OWN,
            "moving": session.moving,
            "holds_all": session.holds_all,
            "fairness": session.fairness,
            **order,
        }
        super().__init__(*args, **kwargs)
        ready = [(each.key, f"{each.title}. {each.why}") for each in PRESETS]
        offer(self, "preset", [*ready, (OWN, _now("An order of your own, given below."))])
        for place in range(1, len(Aim) + 1):
            self.fields[f"goal_{place}"] = forms.ChoiceField(
                label=_now("Goal {place}").format(place=place),
                choices=[("", _("No further goal")), *Aim.choices],
                required=False,
            )

    @property
    def ready_made(self) -> Sequence[forms.BoundField]:
        """The fields before the order of one's own."""
        return [self["preset"], self["moving"]]

    @property
    def demanded(self) -> Sequence[forms.BoundField]:
        """What no timetable may break."""
        return [self["holds_all"], self["fairness"]]

    @property
    def own_order(self) -> list[forms.BoundField]:
        """One field for each place in the order."""
        return [self[name] for name in self.fields if name.startswith("goal_")]

    def aim(self) -> dict[str, Any]:
        """What `meetings.services.aim` wants to know."""
        said = self.cleaned_data
        ready = next((each for each in PRESETS if each.key == said["preset"]), None)
        own = [said[field.name] for field in self.own_order if said[field.name]]
        chosen = [str(goal) for goal in ready.goals] if ready else own
        demands = Demands(holds_all=said["holds_all"], fairness=said["fairness"])
        return {"goals": chosen, "moving": said["moving"], "demands": demands}


class TableForm(forms.Form):
    """One table of the hall."""

    table = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**15)
    label = forms.CharField(label=_("Label"), max_length=40)
    kind = forms.ChoiceField(label=_("Kind"), choices=TableKind.choices)
    chairs = forms.IntegerField(
        label=_("Chairs"), min_value=needs.PEOPLE, max_value=MOST_CHAIRS, required=False
    )
    accessible = forms.BooleanField(label=_("Wheelchair"), required=False)
    across = forms.FloatField(
        label=_("Metres from the left"), min_value=0, max_value=FARTHEST, required=False
    )
    along = forms.FloatField(
        label=_("Metres from the entrance"), min_value=0, max_value=FARTHEST, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.initial.get("label") or ""
        for field in self.visible_fields():
            # In a row of a table the column's head is the label that one sees.
            said = _now("{field}, table {table}").format(field=field.label, table=name)
            field.field.widget.attrs["aria-label"] = said

    def qualities(self) -> Qualities:
        """What is said of the table."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "table"}
        return Qualities(**said)


TablesForm = forms.formset_factory(TableForm, extra=0, max_num=200, absolute_max=200)


def initial_of_tables(tables: Iterable[Table]) -> list[dict[str, Any]]:
    """What the form shows of each table."""
    columns = ("label", "kind", "chairs", "accessible", "across", "along")
    return [
        {"table": table.pk, **{column: getattr(table, column) for column in columns}}
        for table in tables
    ]


class HelperForm(forms.Form):
    """An interpreter or another helper."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_(
            "A person's or a vehicle's; those who meet read it. The same name in another session "
            "of the mission is the same helper, who is never booked twice at once."
        ),
    )
    languages = forms.MultipleChoiceField(
        label=_("Interprets"), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.MultipleChoiceField(
        label=_("Can do besides"),
        widget=forms.CheckboxSelectMultiple,
        choices=needs.Skill.choices,
        required=False,
    )
    away = forms.MultipleChoiceField(
        label=_("Is not there at"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, *args: Any, slots: Sequence[tuple[Slot, str]], helper: Helper | None, **kwargs: Any
    ) -> None:
        if helper:
            kwargs["initial"] = {
                "name": helper.name,
                "languages": helper.skills,
                "others": helper.skills,
                "away": [str(absence.slot_id) for absence in helper.absences.all()],
            }
        super().__init__(*args, **kwargs)
        self._slots = {str(slot.pk): slot for slot, _clock in slots}
        offer(self, "languages", needs.languages_by_name())
        offer(self, "away", [(str(slot.pk), clock) for slot, clock in slots])

    def helper(self) -> dict[str, Any]:
        """What `meetings.services.keep_helper` wants to know."""
        said = self.cleaned_data
        return {
            "name": said["name"].strip(),
            "skills": [*said["languages"], *said["others"]],
            "away": [self._slots[key] for key in said["away"]],
        }


class CompetitorsForm(forms.Form):
    """Two parties that are kept apart."""

    one = forms.TypedChoiceField(label=_("One party"), coerce=int)
    other = forms.TypedChoiceField(label=_("Its competitor"), coerce=int)

    def __init__(self, *args: Any, parties: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parties = {party.pk: party for party in parties}
        by_name = sorted(parties, key=lambda party: str(party).casefold())
        for side in ("one", "other"):
            named = [(party.pk, str(party)) for party in by_name]
            offer(self, side, [("", _now("Choose …")), *named])

    def pair(self) -> dict[str, Party]:
        """What `meetings.services.keep_apart` wants to know."""
        return {side: self._parties[self.cleaned_data[side]] for side in ("one", "other")}


class NeedsForm(forms.Form):
    """What one meeting needs, or every meeting of a party."""

    table_kind = forms.ChoiceField(label=_("Where"), choices=ANY_KIND, required=False)
    accessible = forms.BooleanField(label=_("A wheelchair must reach the table"), required=False)
    skills = forms.MultipleChoiceField(
        label=_("Interpreter or other help"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, row: Party | Wish, skills: Iterable[str], **kwargs: Any) -> None:
        kwargs["initial"] = {
            "table_kind": row.table_kind,
            "accessible": row.accessible,
            "skills": row.skills,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        _offer_skills(self, "skills", {*skills, *row.skills})

    def needed(self) -> Needed:
        """What was said."""
        said = self.cleaned_data
        return Needed(said["table_kind"], said["accessible"], said["skills"])


class WishNeedsForm(NeedsForm):
    """What one meeting needs besides what its parties need."""

    marked = forms.BooleanField(
        label=_("This meeting is a must"),
        required=False,
        help_text=_("It comes before others, as if both sides had called it a must."),
    )
    field_order = ["marked", "table_kind", "accessible", "skills"]


class PartyForm(NeedsForm):
    """What a party has and needs in a session."""

    table = forms.TypedChoiceField(
        label=_("Its own table"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("All its meetings are held there."),
    )
    most = forms.IntegerField(
        label=_("Most meetings"),
        min_value=1,
        max_value=MOST_MEETINGS,
        required=False,
        help_text=_("In this session; empty for as many as fit."),
    )
    speaks = forms.MultipleChoiceField(
        label=_("Needs no interpreter for"), widget=forms.CheckboxSelectMultiple, required=False
    )
    field_order = ["table", "most", "table_kind", "accessible", "skills", "speaks"]

    def __init__(
        self,
        *args: Any,
        party: Party,
        tables: Sequence[Table],
        skills: Iterable[str],
        **kwargs: Any,
    ) -> None:
        known = list(skills)
        kwargs["initial"] = {"table": party.table_id, "most": party.most, "speaks": party.speaks}
        super().__init__(*args, row=party, skills=known, **kwargs)
        self._tables = {table.pk: table for table in tables}
        free = [(table.pk, table.label) for table in tables]
        offer(self, "table", [("", _now("None: any table will do")), *free])
        languages = {skill for skill in known if skill in needs.LANGUAGES}
        _offer_skills(self, "speaks", {*languages, *party.speaks})

    def seat(self) -> dict[str, Any]:
        """What `meetings.services.seat_party` wants to know."""
        said = self.cleaned_data
        return {
            "needed": self.needed(),
            "table": self._tables.get(said["table"]),
            "most": said["most"],
            "speaks": said["speaks"],
        }


def _offer_skills(form: forms.Form, field: str, skills: Iterable[str]) -> None:
    """These, by name; no field where there is nothing to choose."""
    named = sorted((needs.skill_in_words(skill), skill) for skill in skills)
    if named:
        offer(form, field, [(skill, words) for words, skill in named])
    else:
        form.fields[field].widget = forms.MultipleHiddenInput()
