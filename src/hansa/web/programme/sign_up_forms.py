"""What officers state of places: fewer of them, and the hours of sign-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy

from hansa.apps.programme import queries, rules

if TYPE_CHECKING:
    from hansa.apps.programme.models import Activity, SignUp

# More places than any room has.
MOST_PLACES = 10_000


class FewerForm(forms.Form):
    """How many places there are to be."""

    capacity = forms.IntegerField(
        label=gettext_lazy("Places from now on"), min_value=1, max_value=MOST_PLACES
    )

    def losing(self, activity: Activity) -> list[SignUp]:
        """Who would lose a place by it, last one first."""
        fewer = self.cleaned_data["capacity"] if self.is_valid() else None
        return queries.who_would_lose(activity, capacity=fewer)


class TermsForm(forms.Form):
    """From when giving back is late, and until when the waiting lists move."""

    late_hours = forms.IntegerField(
        label=gettext_lazy("A place is given back late from so many hours before"),
        min_value=0,
        max_value=rules.LONGEST_NOTICE,
    )
    moving_hours = forms.IntegerField(
        label=gettext_lazy("The waiting list moves until so many hours before"),
        min_value=0,
        max_value=rules.LONGEST_NOTICE,
    )
