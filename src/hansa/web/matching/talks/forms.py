"""Forms of talks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from hansa.apps.matching.rules.talks import LONGEST_ADDRESS, LONGEST_MESSAGE
from hansa.web.design.forms import MomentInput, offer

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile

OF_OUR_TIME = [
    MinValueValidator(datetime(1990, 1, 1, tzinfo=UTC)),
    MaxValueValidator(datetime(2199, 12, 31, tzinfo=UTC)),
]


class MessageForm(forms.Form):
    """A few words."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CallForm(forms.Form):
    """When and where; moments are by the clocks of whoever proposes."""

    starts_at = forms.DateTimeField(
        label=_("Day and time"), widget=MomentInput(), validators=OF_OUR_TIME
    )
    address = forms.URLField(
        label=_("Address of the call"),
        max_length=LONGEST_ADDRESS,
        assume_scheme="https",
        help_text=_("As your video service gives it; it begins with https://."),
    )


class TogetherForm(forms.Form):
    """Two whom an officer brings together."""

    one = forms.ChoiceField(label=_("Company"))
    other = forms.ChoiceField(label=_("Host or company"))

    def __init__(self, *args: Any, profiles: Sequence[CooperationProfile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._profiles = {str(each.pk): each for each in profiles}
        named = sorted(self._profiles.items(), key=lambda pair: str(pair[1]).casefold())
        empty = ("", _("Choose"))
        offer(self, "one", [empty, *((k, str(v)) for k, v in named if v.registration_id)])
        offer(self, "other", [empty, *((k, str(v)) for k, v in named)])

    def chosen(self, name: str) -> CooperationProfile:
        """The profile that was chosen."""
        return self._profiles[self.cleaned_data[name]]
