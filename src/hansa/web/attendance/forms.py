"""Forms of doors, badges and roll-calls."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.attendance.rules import GRACE_MINUTES, LONGEST_GRACE, Found


class DoorForm(forms.Form):
    """A door, and who keeps it."""

    door = forms.CharField(
        label=_("Name of the door"), max_length=60, help_text=_("For example: Door B, north side.")
    )
    keeper = forms.CharField(
        label=_("Who keeps the door"),
        max_length=80,
        help_text=_("A volunteer needs no account: the link is the key."),
    )


class EntranceForm(forms.Form):
    """How an activity counts."""

    counts_out = forms.BooleanField(label=_("Doors count who leaves"), required=False)
    grace = forms.IntegerField(
        label=_("Late after so many minutes"),
        min_value=0,
        max_value=LONGEST_GRACE,
        initial=GRACE_MINUTES,
    )


class CorrectionForm(forms.Form):
    """Whether somebody was there, and how one knows."""

    present = forms.ChoiceField(
        label=_("What is true"), choices=[("yes", _("Was there")), ("no", _("Was not there"))]
    )
    why = forms.CharField(label=_("Reason"), max_length=300)


class WhyForm(forms.Form):
    """A reason that stays on record."""

    why = forms.CharField(label=_("Reason"), max_length=300)


class StartForm(forms.Form):
    """What happened."""

    why = forms.CharField(label=_("What happened"), max_length=300)


class TickForm(forms.Form):
    """What a leader says of somebody."""

    found = forms.ChoiceField(label=_("What is true"), choices=Found.choices)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class CloseForm(forms.Form):
    """The account of a roll-call."""

    account = forms.CharField(
        label=_("Account"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What happened, where everybody is, and what was done."),
    )
