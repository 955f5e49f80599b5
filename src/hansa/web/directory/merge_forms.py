"""What a reader says of two records that are to become one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory import queries
from hansa.plumbing.countries import country_name

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation

KEPT, GONE = "kept", "gone"


class FindOtherForm(forms.Form):
    """Which other record the reader looks for."""

    q = forms.CharField(
        label=_("Name or enterprise number"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class TakeForm(forms.Form):
    """Which of two records is right, for each column in which both say something else."""

    def __init__(self, data: Any = None, *, kept: Organisation, gone: Organisation) -> None:
        super().__init__(data)
        for column in queries.differences(kept, gone):
            self.fields[column.name] = forms.ChoiceField(
                label=capfirst(str(column.verbose_name)),
                choices=[(KEPT, _shown(kept, column.name)), (GONE, _shown(gone, column.name))],
                initial=KEPT,
                widget=forms.RadioSelect,
            )

    def taken(self) -> list[str]:
        """The columns in which the record is right that goes."""
        return [name for name, choice in self.cleaned_data.items() if choice == GONE]


def _shown(organisation: Organisation, name: str) -> str:
    """What the record says there, in the reader's words where it keeps a code."""
    if name == "country":
        return country_name(organisation.country)
    in_words = getattr(organisation, f"get_{name}_display", None)
    said = in_words() if in_words else getattr(organisation, name)
    return ", ".join(map(str, said)) if isinstance(said, list) else str(said)
