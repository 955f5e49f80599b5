"""What a reader tells of a file of organisations: whose it is, and which column is which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.directory.rules import COLUMNS, Of, objection_to_file, objections_to_mapping
from hansa.plumbing.spreadsheets.limits import LIMITS, Trouble, Unreadable
from hansa.web.design.forms import offer

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency
    from hansa.apps.directory.models import Import

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class FileForm(forms.Form):
    """A file of organisations, and the agency whose they will be."""

    agency: forms.ModelChoiceField[Agency] = forms.ModelChoiceField(
        label=gettext_lazy("Agency"), queryset=None, empty_label=None
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy(
            "A workbook (.xlsx) or CSV, with headings in its first row. At most 20,000 rows and "
            "10 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.queryset = agencies
        agency.initial = agencies.first()
        if len(agencies) == 1:
            agency.widget = agency.hidden_widget()

    def clean_file(self) -> UploadedFile:
        """The file, as long as it is small enough to be looked at."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.size:
            raise forms.ValidationError(
                objection_to_file(Unreadable(Trouble.SIZE, limit=LIMITS.size))
            )
        return file


class MappingForm(forms.Form):
    """Which column of a file holds what."""

    def __init__(self, data: Any = None, *, batch: Import) -> None:
        super().__init__(data)
        places = [("", _("Not in the file")), *_columns_of(batch)]
        for column in COLUMNS:
            self.fields[column.name] = forms.ChoiceField(
                label=str(column.label),
                required=column.needed and column.of == Of.ORGANISATION,
                initial=str(batch.mapping.get(column.name, "")),
            )
            offer(self, column.name, places)

    def clean(self) -> dict[str, Any]:
        """Every column of the file is taken once at most."""
        cleaned = super().clean() or {}
        for objection in () if self.errors else objections_to_mapping(self.mapping(cleaned)):
            self.add_error(None, objection)
        return cleaned

    def mapping(self, cleaned: dict[str, Any] | None = None) -> dict[str, int]:
        """The place of each of our columns that the file has."""
        chosen = self.cleaned_data if cleaned is None else cleaned
        return {name: int(place) for name, place in chosen.items() if place}


def letter_of(place: int) -> str:
    """What spreadsheets call the column: the first is A, the 27th AA."""
    ahead, rest = divmod(place, len(LETTERS))
    return (LETTERS[ahead - 1] if ahead else "") + LETTERS[rest]


def _columns_of(batch: Import) -> list[tuple[str, str]]:
    width = max(len(row) for row in [batch.headings, *batch.samples])
    headings = [*batch.headings, *[""] * (width - len(batch.headings))]
    return [
        (str(place), f"{letter_of(place)} · {heading}" if heading else letter_of(place))
        for place, heading in enumerate(headings)
    ]
