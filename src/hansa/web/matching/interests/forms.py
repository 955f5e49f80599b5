"""Forms of rounds and rulings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from hansa.apps.matching.rules import LONGEST_WHY
from hansa.apps.matching.services import Terms
from hansa.web.design.forms import MomentInput

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile, Round

MOST = 999
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

    one = forms.ChoiceField(label=_("Organisation"))
    other = forms.ChoiceField(label=_("Company or host"))
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

    def __init__(self, *args: Any, profiles: Sequence[CooperationProfile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._profiles = {str(each.pk): each for each in profiles}
        names = sorted(
            ((key, str(each)) for key, each in self._profiles.items()),
            key=lambda pair: pair[1].casefold(),
        )
        for name in ("one", "other"):
            self.fields[name].choices = [("", _("Choose")), *names]  # type: ignore[attr-defined]

    def chosen(self, name: str) -> CooperationProfile:
        """The profile that was chosen."""
        return self._profiles[self.cleaned_data[name]]
