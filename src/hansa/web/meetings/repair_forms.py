"""What an officer fills in when something happened to a session."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.meetings.needs import skills_in_words
from hansa.apps.meetings.troubles import (
    LONGEST_NOTICE,
    MOST_MOVES,
    USUAL_NOTICE,
    Joining,
    Trouble,
    usual_moves,
)
from hansa.web.design.forms import offer
from hansa.web.meetings.words import worths

if TYPE_CHECKING:
    from hansa.apps.directory.models import Person
    from hansa.apps.meetings.mending import Choices
    from hansa.apps.meetings.models import Helper, Party, Session, Slot

# Of the people whose name was looked for, so many parties are shown.
MOST_FOUND = 20
# Everybody who reaches the leg on the day of the session.
ARRIVING = "arriving"
# What those who walk in would like as a rule: "very much".
USUAL_WORTH = 75


@dataclass(frozen=True, slots=True)
class Option:
    """Something to tick, with its own people below it."""

    value: str
    words: str
    checked: bool
    below: tuple[Option, ...] = ()

    @property
    def chosen(self) -> bool:
        """Whether it is ticked, or something below it."""
        return self.checked or any(each.checked for each in self.below)


class Ticks(forms.TypedMultipleChoiceField):
    """Rows to tick, by their numbers; none has to be."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


class RepairForm(forms.Form):
    """What happened to a session; every part of it may be left out, but not all."""

    q = forms.CharField(
        label=_("Name of a person or an organisation"), max_length=80, required=False
    )
    missing = forms.MultipleChoiceField(label=_("Who does not come"), required=False)
    missing_until = forms.TypedChoiceField(
        label=_("They come"), coerce=int, required=False, empty_value=None
    )
    tables = Ticks(label=_("Tables"))
    closed_from = forms.TypedChoiceField(
        label=_("From"), coerce=int, required=False, empty_value=None
    )
    closed_until = forms.TypedChoiceField(
        label=_("Until"), coerce=int, required=False, empty_value=None
    )
    joining = forms.ChoiceField(label=_("Who joins"), required=False)
    wishes = Ticks(label=_("Whom they would like to meet"))
    worth = forms.TypedChoiceField(
        label=_("How much"), coerce=int, required=False, empty_value=None
    )
    back = Ticks(label=_("Is there after all"))
    opened = Ticks(label=_("Can be used again"))
    notice = forms.IntegerField(
        label=_("Leave alone what begins within so many minutes"),
        min_value=0,
        max_value=LONGEST_NOTICE,
        initial=USUAL_NOTICE,
    )
    most_moves = forms.IntegerField(
        label=_("At most so many meetings change their time"),
        min_value=0,
        max_value=MOST_MOVES,
        help_text=_("A meeting that goes to another table at the same time is not counted."),
    )
    why = forms.CharField(
        label=_("Why"),
        max_length=160,
        required=False,
        help_text=_("In your own words, for the history. Nobody is mailed this."),
    )

    def __init__(self, *args: Any, session: Session, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices, self._zone = choices, session.leg.zone
        self._people = self._people_by_value()
        starts = [(slot.pk, self._clock(slot)) for slot in choices.slots]
        helpers = [f"helper-{helper.pk}" for helper in choices.helpers]
        offer(self, "missing", [(value, value) for value in (*self._people, *helpers)])
        offer(self, "missing_until", [("", _("not at all")), *self._at(starts, _("at {time}"))])
        offer(self, "tables", [(table.pk, table.label) for table in choices.tables])
        offer(self, "closed_from", [("", _("now")), *starts])
        offer(self, "closed_until", [("", _("the end of the session")), *starts])
        offer(self, "joining", self._newcomers())
        offer(self, "wishes", [(party.pk, str(party)) for party, _people in choices.parties])
        offer(self, "worth", worths())
        offer(self, "back", [(who.pk, str(who)) for who, _until in choices.noted.missing])
        offer(self, "opened", [(table.pk, table.label) for table, _until in choices.noted.closed])
        self.fields["worth"].initial = USUAL_WORTH
        self.fields["most_moves"].initial = usual_moves(choices.meetings)

    def options(self) -> list[Option]:
        """Who is ticked, and who is found by the name that is looked for."""
        ticked, sought = set(self["missing"].value() or ()), _plain(self["q"].value() or "")
        every = [
            *(self._option(party, people, ticked) for party, people in self._choices.parties),
            *(self._helper(helper, ticked) for helper in self._choices.helpers),
        ]
        without_search = every if len(every) <= MOST_FOUND else []
        found = [each for each in every if _is_named(each, sought)] if sought else without_search
        chosen = [each for each in every if each.chosen]
        return chosen + [each for each in found if not each.chosen][:MOST_FOUND]

    @property
    def arriving(self) -> Option | None:
        """Everybody who reaches the leg on the day, where there is anybody."""
        ticked = ARRIVING in (self["missing"].value() or ())
        many = len(self._choices.arriving)
        words = str(_("Everybody who arrives on this very day ({many})")).format(many=many)
        return Option(ARRIVING, words, ticked) if many else None

    def trouble(self) -> Trouble:
        """What `meetings.services.propose_repair` wants to know."""
        said = self.cleaned_data
        missing = {person for it in said["missing"] for person in self._people.get(it, ())}
        names = ("missing_until", "closed_from", "closed_until", "notice", "most_moves", "why")
        return Trouble(
            missing=tuple(sorted(missing)),
            helpers=tuple(
                helper.pk
                for helper in self._choices.helpers
                if f"helper-{helper.pk}" in said["missing"]
            ),
            tables=tuple(said["tables"]),
            joining=self._joining(),
            back=tuple(said["back"]),
            opened=tuple(said["opened"]),
            **{name: said[name] for name in names},
        )

    def _joining(self) -> Joining | None:
        said = self.cleaned_data
        side, _dash, number = said["joining"].partition("-")
        if not number:
            return None
        wishes = tuple(said["wishes"])
        return Joining(**{side: int(number)}, wishes=wishes, worth=said["worth"] or USUAL_WORTH)

    def _newcomers(self) -> list[tuple[Any, Any]]:
        visitors = [(f"registration-{each.pk}", str(each)) for each in self._choices.visitors]
        hosts = [(f"counterpart-{each.pk}", str(each)) for each in self._choices.hosts]
        groups = [(_("Delegation"), visitors), (_("Hosts"), hosts)]
        return [("", _("Nobody")), *(group for group in groups if group[1])]

    def _people_by_value(self) -> dict[str, tuple[int, ...]]:
        """Whom each tick stands for."""
        parties = self._choices.parties
        everybody = {person.pk for _party, people in parties for person in people}
        return {
            ARRIVING: tuple(person.pk for person in self._choices.arriving),
            **{f"party-{party.pk}": tuple(who.pk for who in them) for party, them in parties},
            **{f"person-{person}": (person,) for person in everybody},
        }

    @staticmethod
    def _option(party: Party, people: tuple[Person, ...], ticked: set[str]) -> Option:
        value = f"party-{party.pk}"
        alone = len(people) == 1
        words = f"{party}, {people[0]}" if alone else str(party)
        below = (
            ()
            if alone
            else tuple(
                Option(f"person-{who.pk}", str(who), f"person-{who.pk}" in ticked) for who in people
            )
        )
        return Option(value, words, value in ticked, below)

    @staticmethod
    def _helper(helper: Helper, ticked: set[str]) -> Option:
        value = f"helper-{helper.pk}"
        words = f"{helper}, {skills_in_words(helper.skills)}"
        return Option(value, words, value in ticked)

    def _clock(self, slot: Slot) -> str:
        return f"{slot.period.lower.astimezone(self._zone):%H:%M}"

    @staticmethod
    def _at(starts: list[tuple[int, str]], words: Any) -> list[tuple[int, str]]:
        return [(slot, str(words).format(time=clock)) for slot, clock in starts]


def _plain(text: str) -> str:
    """Without accents and capitals."""
    parts = unicodedata.normalize("NFKD", text.strip())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()


def _is_named(option: Option, sought: str) -> bool:
    return any(sought in _plain(each.words) for each in (option, *option.below))
