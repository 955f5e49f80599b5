"""Who sits down together with one host."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hansa.apps.meetings.models import Party, Wish


class GroupForm(forms.Form):
    """Those who wish to meet a host, of whom some meet it together."""

    guests_chosen = forms.TypedMultipleChoiceField(
        label=_("Who meets them together"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only those who wish to meet this host, or whom it wishes to meet."),
    )
    worth = forms.IntegerField(
        label=_("Worth"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("Empty: the worthiest of their wishes, and a quarter of each other."),
    )

    def __init__(
        self,
        *args: Any,
        host: Party,
        pairs: list[Wish],
        suggested: Collection[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.host = host
        # The worthiest first; each once, however often they meet.
        self._guests: dict[int, Party] = {}
        choices = []
        for pair in pairs:
            guest = pair.asking if pair.asked_id == host.pk else pair.asked
            if guest.pk not in self._guests:
                self._guests[guest.pk] = guest
                words = _now("{name}, worth {worth}").format(name=guest, worth=pair.worth)
                choices.append((guest.pk, words))
        self.fields["guests_chosen"].choices = choices  # type: ignore[attr-defined]
        self.initial["guests_chosen"] = [
            key for key, guest in self._guests.items() if guest.registration_id in suggested
        ]

    def guests(self) -> list[Party]:
        """Those who were chosen, the worthiest first."""
        chosen = set(self.cleaned_data["guests_chosen"])
        return [guest for key, guest in self._guests.items() if key in chosen]
