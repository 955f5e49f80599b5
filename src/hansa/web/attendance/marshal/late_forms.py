"""The form of an activity that runs late."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.attendance.rules.lateness import LONGEST_SHIFT


class LateForm(forms.Form):
    """By how much, and whether the rest of the day follows."""

    minutes = forms.IntegerField(
        label=_("Minutes later"),
        min_value=-LONGEST_SHIFT,
        max_value=LONGEST_SHIFT,
        initial=15,
        help_text=_("Below zero for earlier."),
    )
    everything_after = forms.BooleanField(
        label=_("Move everything after it that day as well"), required=False
    )
    drives_too = forms.BooleanField(
        label=_("Move the buses and convoys along that would no longer fit"), required=False
    )


class ShiftForm(LateForm):
    """The same, said for sure."""

    seen = forms.CharField(max_length=32, widget=forms.HiddenInput)
    why = forms.CharField(label=_("Reason, for those concerned"), max_length=200, required=False)
