"""Forms of the places of a mission and the ways between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hansa.apps.programme import rules
from hansa.web.design.forms import offer

if TYPE_CHECKING:
    from hansa.apps.missions.models import Mission
    from hansa.apps.programme.models import Place


class PlaceForm(forms.Form):
    """What a place is."""

    leg = forms.ChoiceField(label=_("City"))
    name = forms.CharField(label=_("Name"), max_length=120)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    map_url = forms.URLField(
        label=_("Link to a map"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("Empty: a map is found by the position, or else by the address."),
    )
    latitude = forms.FloatField(label=_("Latitude"), min_value=-90, max_value=90, required=False)
    longitude = forms.FloatField(
        label=_("Longitude"), min_value=-180, max_value=180, required=False
    )
    access = forms.CharField(
        label=_("For people who move less easily"), max_length=200, required=False
    )

    def __init__(
        self, *args: Any, mission: Mission, place: Place | None = None, **kwargs: Any
    ) -> None:
        self.legs = {str(leg.pk): leg for leg in mission.legs.all()}
        if place:
            names = ("name", "address", "map_url", "latitude", "longitude", "access")
            told = {name: getattr(place, name) for name in names}
            kwargs.setdefault("initial", {**told, "leg": str(place.leg_id)})
        super().__init__(*args, **kwargs)
        offer(self, "leg", [(key, leg.city) for key, leg in self.legs.items()])
        self.fields["leg"].disabled = place is not None

    def details(self) -> dict[str, Any]:
        """What the services take, besides the leg."""
        return {name: value for name, value in self.cleaned_data.items() if name != "leg"}


class WayForm(forms.Form):
    """How long it takes from one place to another."""

    start = forms.ChoiceField(label=_("From"))
    end = forms.ChoiceField(label=pgettext_lazy("destination", "To"))
    on_foot = forms.IntegerField(
        label=_("Minutes on foot"), min_value=0, max_value=rules.LONGEST_WAY, required=False
    )
    by_bus = forms.IntegerField(
        label=_("Minutes by bus"), min_value=0, max_value=rules.LONGEST_WAY, required=False
    )
    one_way = forms.BooleanField(
        label=_("Only this way"),
        required=False,
        help_text=_("Else it takes as long to come back."),
    )

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(place.pk): place for place in places}
        named = [(key, f"{place.name}, {place.leg.city}") for key, place in self.places.items()]
        offer(self, "start", named)
        offer(self, "end", named)

    def details(self) -> dict[str, Any]:
        """What the services take."""
        said = self.cleaned_data
        return {**said, "start": self.places[said["start"]], "end": self.places[said["end"]]}
