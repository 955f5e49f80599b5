"""Forms of a host."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hansa.apps.matching.rules import LONGEST_STATEMENT, MOST_STATEMENTS
from hansa.apps.matching.rules.hosts import LONGEST_NOTE

_LONGEST = MOST_STATEMENTS * (LONGEST_STATEMENT + 2)


class ForwardForm(forms.Form):
    """A colleague, and what becomes of whoever forwards."""

    first_name = forms.CharField(label=_("First name"), max_length=80)
    last_name = forms.CharField(label=_("Last name"), max_length=80)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(label=_("Write to them in"), choices=settings.LANGUAGES)
    note = forms.CharField(
        label=_("A few words"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    hands_over = forms.ChoiceField(
        label=_("Who receives the delegation"),
        choices=[
            ("no", _("I stay the contact; my colleague looks with me")),
            ("yes", _("My colleague receives instead of me; my own link stops working")),
        ],
        initial="no",
        widget=forms.RadioSelect,
    )


class SentencesForm(forms.Form):
    """What a host looks for and brings, a sentence on each line."""

    needs = forms.CharField(
        label=_("What you look for"),
        max_length=_LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A sentence on each line, eight at most, in whatever language you write best."),
    )
    offers = forms.CharField(
        label=_("What you bring"),
        max_length=_LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A sentence on each line, eight at most."),
    )

    def lines(self, name: str) -> list[str]:
        """The sentences that were written."""
        return [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]
