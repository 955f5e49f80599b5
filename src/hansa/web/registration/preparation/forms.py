"""What companies and officers tell of the preparation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hansa.apps.registration.rules.preparation import LONGEST_BRIEF, How
from hansa.plumbing.languages import LANGUAGES
from hansa.web.design.forms import DayField
from hansa.web.missions.forms import TitlesForm

AREA = forms.Textarea(attrs={"rows": 5})


class ContactForm(forms.Form):
    """Somebody in the market who was contacted."""

    name = forms.CharField(label=_("Organisation"), max_length=160)
    how = forms.ChoiceField(label=_("How"), choices=How.choices)
    on = DayField(label=_("On"))
    note = forms.CharField(label=_("What was said"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": timezone.localdate().isoformat()})
        super().__init__(*args, **kwargs)


class CallForm(forms.Form):
    """What came of an officer's call."""

    note = forms.CharField(label=_("What came of the call"), max_length=300)


class BriefForm(TitlesForm):
    """A brief, in as many of the four languages as it is written in."""

    text_en = forms.CharField(
        label=_("Text in English"), max_length=LONGEST_BRIEF, required=False, widget=AREA
    )
    text_fr = forms.CharField(
        label=_("Text in French"), max_length=LONGEST_BRIEF, required=False, widget=AREA
    )
    text_nl = forms.CharField(
        label=_("Text in Dutch"), max_length=LONGEST_BRIEF, required=False, widget=AREA
    )
    text_de = forms.CharField(
        label=_("Text in German"), max_length=LONGEST_BRIEF, required=False, widget=AREA
    )

    def texts(self) -> dict[str, str]:
        """What is written, by language."""
        return {code: self.cleaned_data[f"text_{code}"] for code in LANGUAGES}
