"""What somebody notes about an organisation in confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.rules import LONGEST_NOTE

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency


class NoteForm(forms.Form):
    """A note, and with which agency it stays."""

    text = forms.CharField(
        label=_("Note"), max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": 4})
    )
    agency: forms.ModelChoiceField[Agency] = forms.ModelChoiceField(
        label=_("It stays with"), queryset=None, empty_label=None
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.queryset = agencies
        agency.initial = agencies.first()
        if len(agencies) == 1:
            agency.widget = agency.hidden_widget()
