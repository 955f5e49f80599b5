"""Who else travels, who co-organises, and what a delegate says of themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.registration.rules.composition import Capacity, Gender
from hansa.web.design.forms import offer

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency, StaffRole
    from hansa.apps.directory.models import Organisation


class CompanionForm(forms.Form):
    """Somebody of an organising agency who travels."""

    capacity = forms.ChoiceField(label=gettext_lazy("Travels as"), choices=Capacity)
    agency = forms.ChoiceField(label=gettext_lazy("For which agency"))
    who = forms.ChoiceField(
        label=gettext_lazy("Who travels"),
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("Or somebody without an account, by name"),
        required=False,
        max_length=160,
    )

    def __init__(
        self, *args: Any, agencies: Iterable[Agency], staff: Iterable[StaffRole], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        self.users = {str(each.user.pk): each.user for each in staff}
        offer(self, "agency", [(key, str(agency)) for key, agency in self.agencies.items()])
        everybody = [(key, str(user)) for key, user in self.users.items()]
        offer(self, "who", [("", _("Choose somebody")), *everybody])

    def companion(self) -> dict[str, Any]:
        """The companion as the service takes it."""
        said = self.cleaned_data
        return {
            "capacity": said["capacity"],
            "agency": self.agencies[said["agency"]],
            "user": self.users.get(said["who"]),
            "name": said["name"],
        }


class CoOrganiserForm(forms.Form):
    """A federation or chamber that organises the mission too."""

    organisation = forms.ChoiceField(label=gettext_lazy("Federation or chamber of commerce"))

    def __init__(self, *args: Any, federations: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.federations = {str(each.pk): each for each in federations}
        everybody = [(key, str(each)) for key, each in self.federations.items()]
        offer(self, "organisation", [("", _("Choose one")), *everybody])


class AboutMeForm(forms.Form):
    """One question, which may be left without an answer."""

    gender = forms.ChoiceField(
        label=gettext_lazy("Gender"), choices=Gender, widget=forms.RadioSelect
    )
