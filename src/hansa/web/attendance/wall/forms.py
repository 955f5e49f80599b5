"""The form that opens a wall display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hansa.apps.missions.models import Leg, Mission


class WallForm(forms.Form):
    """Of which city, and on which screen."""

    leg: forms.ModelChoiceField[Leg] = forms.ModelChoiceField(
        label=_("City"), queryset=None, empty_label=None
    )
    name = forms.CharField(
        label=_("Where it hangs"),
        max_length=80,
        help_text=_("So that you know later which screen you revoke: “Hotel lobby”."),
    )

    def __init__(self, *args: object, mission: Mission, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["leg"].queryset = mission.legs.all()  # type: ignore[attr-defined]
