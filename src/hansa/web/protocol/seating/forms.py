"""Forms of seating plans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.rules.profiles import language_title
from hansa.apps.protocol.rules.seating import (
    FEWEST_AT_A_TABLE,
    MOST_AT_A_TABLE,
    MOST_TABLES,
    BondKind,
    GuestSide,
    TableShape,
)
from hansa.web.design.forms import offer

if TYPE_CHECKING:
    from hansa.apps.protocol.models import SeatingGuest, SeatingTable

HIGHEST_RANK = 999
SPOKEN = ("en", "fr", "nl", "de", "es", "it", "pt", "ja", "zh", "ar")


class TablesForm(forms.Form):
    """How the hall is set."""

    number = forms.IntegerField(label=_("Tables"), min_value=1, max_value=MOST_TABLES)
    seats = forms.IntegerField(
        label=_("Seats at each"), min_value=FEWEST_AT_A_TABLE, max_value=MOST_AT_A_TABLE
    )
    shape = forms.ChoiceField(label=_("Shape"), choices=TableShape.choices)
    heads = forms.IntegerField(
        label=_("Head tables"),
        min_value=0,
        max_value=MOST_TABLES,
        help_text=_("The first tables; precedence orders their seats."),
    )
    accessible = forms.IntegerField(
        label=_("Seats of each that a wheelchair reaches"), min_value=0, max_value=MOST_AT_A_TABLE
    )


class NamedGuestForm(forms.Form):
    """Somebody who is added by name."""

    name = forms.CharField(label=_("Name"), max_length=160)
    organisation = forms.CharField(label=_("Organisation or function"), max_length=160)
    side = forms.ChoiceField(label=_("There for"), choices=GuestSide.choices)
    rank = forms.IntegerField(
        label=_("Place in the order of precedence"),
        min_value=1,
        max_value=HIGHEST_RANK,
        required=False,
        help_text=_("Nothing for those who have none, such as staff."),
    )
    spoken = forms.MultipleChoiceField(
        label=_("Speaks"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        offer(self, "spoken", [(code, language_title(code)) for code in SPOKEN])


class SeatForm(forms.Form):
    """What a guest's seat has to be."""

    needs_access = forms.BooleanField(
        label=_("Needs a seat that a wheelchair reaches"), required=False
    )
    presides = forms.BooleanField(
        label=_("Presides at a head table"),
        required=False,
        help_text=_("Sits in the host's seat, from which places of honour are counted."),
    )
    is_locked = forms.BooleanField(label=_("Keeps this seat"), required=False)


class MoveForm(forms.Form):
    """Where a guest is to sit."""

    guest = forms.TypedChoiceField(label=_("Guest"), coerce=int)
    table = forms.TypedChoiceField(label=_("Table"), coerce=int)
    number = forms.IntegerField(
        label=_("Seat"),
        min_value=1,
        max_value=MOST_AT_A_TABLE,
        help_text=_("Who sits there takes the seat that becomes free."),
    )

    def __init__(
        self,
        *args: object,
        guests: Iterable[SeatingGuest],
        tables: Iterable[SeatingTable],
        **more: object,
    ) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        offer(self, "guest", [("", "–"), *in_alphabet(guests)])
        offer(
            self,
            "table",
            [
                ("", "–"),
                *((each.pk, _now("Table {number}").format(number=each.number)) for each in tables),
            ],
        )


class BondForm(forms.Form):
    """Two guests, and what holds for them."""

    one = forms.TypedChoiceField(label=_("Guest"), coerce=int)
    kind = forms.ChoiceField(label=_("How"), choices=BondKind.choices)
    other = forms.TypedChoiceField(label=_("and"), coerce=int)

    def __init__(self, *args: object, guests: Iterable[SeatingGuest], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        choices = [("", "–"), *in_alphabet(guests)]
        offer(self, "one", choices)
        offer(self, "other", choices)


def in_alphabet(guests: Iterable[SeatingGuest]) -> list[tuple[int, str]]:
    """Guests as choices, by name."""
    told = [(each.pk, f"{each} · {each.belongs_to}") for each in guests]
    return sorted(told, key=lambda each: each[1].casefold())
