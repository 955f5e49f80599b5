"""Forms of rounds and rulings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from hansa.apps.matching import queries
from hansa.apps.matching.rules import LONGEST_WHY
from hansa.apps.matching.services import Terms
from hansa.web.design.forms import MomentInput
from hansa.web.matching.naming import LONGEST_NAME
from hansa.web.meetings.finding import number_in

if TYPE_CHECKING:
    from django.http import QueryDict

    from hansa.apps.matching.models import CooperationProfile, Round
    from hansa.apps.missions.models import Mission

MOST = 999
_SEARCHED = {"type": "search", "autocomplete": "off"}
OF_OUR_TIME = [
    MinValueValidator(datetime(1990, 1, 1, tzinfo=UTC)),
    MaxValueValidator(datetime(2199, 12, 31, tzinfo=UTC)),
]


class RoundForm(forms.Form):
    """When a session's wish list closes; moments are by the clocks of its leg."""

    choose_until = forms.DateTimeField(
        label=_("Everybody chooses until"),
        widget=MomentInput(),
        validators=OF_OUR_TIME,
        help_text=_("By the clocks of the city. After it nobody new can be chosen."),
    )
    answer_until = forms.DateTimeField(
        label=_("Those asked answer until"),
        widget=MomentInput(),
        validators=OF_OUR_TIME,
        help_text=_("After it the list is closed; what changes then, an officer changes."),
    )
    most_musts = forms.IntegerField(
        label=_("Most must-meets of a company"),
        min_value=1,
        max_value=MOST,
        required=False,
        help_text=_("Empty for no limit."),
    )
    most_likes = forms.IntegerField(
        label=_("Most likes of a company"),
        min_value=1,
        max_value=MOST,
        required=False,
        help_text=_("Empty for no limit."),
    )
    why = forms.CharField(
        label=_("Why it is open again"),
        max_length=LONGEST_WHY,
        required=False,
        help_text=_("Needed when a deadline that is over is moved; companies and hosts read it."),
    )

    def __init__(self, *args: Any, round_: Round | None = None, **kwargs: Any) -> None:
        if round_ is not None:
            names = ("choose_until", "answer_until", "most_musts", "most_likes")
            kwargs.setdefault("initial", {name: getattr(round_, name) for name in names})
        super().__init__(*args, **kwargs)

    def terms(self) -> Terms:
        """What the services take."""
        said = self.cleaned_data
        return Terms(
            choose_until=said["choose_until"],
            answer_until=said["answer_until"],
            most_musts=said["most_musts"],
            most_likes=said["most_likes"],
        )


class RulingForm(forms.Form):
    """Two, and whether they are to meet."""

    one = forms.CharField(
        label=_("Organisation"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs=_SEARCHED)
    )
    other = forms.CharField(
        label=_("Company or host"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs=_SEARCHED)
    )
    allows = forms.ChoiceField(
        label=_("They"),
        choices=[("add", _("are to meet")), ("forbid", _("are not to meet"))],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_WHY,
        help_text=_("Only the organisers read it."),
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._mission = mission
        self.chosen: dict[str, CooperationProfile] = {}
        # Whom the words of each field tell of, where nobody was chosen among them yet.
        self.found: dict[str, list[CooperationProfile]] = {}

    def clean_one(self) -> str:
        """The first of the two."""
        return self._choose("one")

    def clean_other(self) -> str:
        """The second."""
        return self._choose("other")

    def _choose(self, name: str) -> str:
        """Whoever was chosen among those found, or the only one of the name.

        Raises:
            ValidationError: when nobody was chosen and the words do not say who is meant.
        """
        said: str = self.cleaned_data[name]
        found = queries.profiles_named(self._mission, said)
        number = number_in(cast("QueryDict", self.data), f"{name}_profile")
        called = queries.organisations_called(said, among=[each.organisation for each in found])
        meant = [each for each in found if each.pk == number] or [
            each for each in found if not number and each.organisation in called
        ]
        if len(meant) == 1:
            self.chosen[name] = meant[0]
            return said
        self.found[name] = found
        raise forms.ValidationError(
            _("Choose one of those found.") if found else _("Nobody on the mission is called that.")
        )
