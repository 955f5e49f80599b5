"""What a company fills in when it applies by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.directory.rules import objections_to_enterprise_number
from hansa.apps.registration.rules import objections_to_payer
from hansa.apps.registration.services import OtherPayer
from hansa.plumbing.countries import countries
from hansa.web.design.forms import offer
from hansa.web.design.templatetags.design import as_short_day
from hansa.web.registration.forms import TravellerForm

if TYPE_CHECKING:
    from hansa.apps.programme.models import Activity
    from hansa.apps.registration.queries import Text

# A draft keeps no more of a field than this, and of a list no more entries.
LONGEST_ANSWER = 2000
MOST_ANSWERS = 100
MOST_TRAVELLERS = 20


class OwnTravellerForm(TravellerForm):
    """Somebody who is to travel, and the activities they would like to go to."""

    activities = forms.MultipleChoiceField(
        label=gettext_lazy("Activities they would like to go to"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, activities: Sequence[Activity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(activity.pk): activity for activity in activities}
        offer(self, "activities", [(key, _in_short(each)) for key, each in self.offered.items()])

    def wanted(self) -> list[Activity]:
        """The activities that were ticked."""
        return [self.offered[key] for key in self.cleaned_data["activities"]]


class _Travellers(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable at run time
    """Rows that are all new, whatever they were prefilled with."""

    def initial_form_count(self) -> int:
        """None: a row that was prefilled and emptied is left out."""
        return 0


OwnTravellersFormSet = forms.formset_factory(
    OwnTravellerForm,
    formset=_Travellers,
    extra=1,
    max_num=MOST_TRAVELLERS,
    absolute_max=MOST_TRAVELLERS,
)


class PayerForm(forms.Form):
    """Who pays, where it is not the organisation itself."""

    other = forms.BooleanField(label=gettext_lazy("Somebody else pays"), required=False)
    name = forms.CharField(label=gettext_lazy("Name of the payer"), max_length=160, required=False)
    enterprise_number = forms.CharField(
        label=gettext_lazy("Enterprise number"), max_length=16, required=False
    )
    street = forms.CharField(
        label=gettext_lazy("Street and number"), max_length=160, required=False
    )
    postal_code = forms.CharField(label=gettext_lazy("Postal code"), max_length=12, required=False)
    city = forms.CharField(label=gettext_lazy("City"), max_length=80, required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False, initial="BE")
    email = forms.EmailField(
        label=gettext_lazy("E-mail address for invoices"), max_length=254, required=False
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference on the invoice"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Such as your order number."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country", countries())

    @property
    def details(self) -> Iterator[forms.BoundField]:
        """The fields that only another payer needs."""
        return (self[name] for name in self.fields if name != "other")

    def clean(self) -> dict[str, Any]:
        """Another payer has a whole address, and a right number where there is one."""
        told = self.cleaned_data
        if not told.get("other"):
            return told
        for objection in objections_to_payer({**told, "email": told.get("email") or ""}):
            if not self.errors:
                self.add_error(None, objection)
        for objection in objections_to_enterprise_number(told.get("enterprise_number", "")):
            self.add_error("enterprise_number", objection)
        return told

    def payer(self) -> OtherPayer | None:
        """Who pays; None where the organisation does."""
        told = self.cleaned_data
        if not told["other"]:
            return None
        names = ("name", "enterprise_number", "street", "postal_code", "city", "email", "reference")
        return OtherPayer(**{name: told[name] for name in names}, country=told["country"] or "BE")


class ConsentsForm(forms.Form):
    """Yes or no to each text in force."""

    def __init__(self, *args: Any, texts: Iterable[Text], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = list(texts)
        for text in self.texts:
            told = (
                _("We agree to the conditions of participation") if text.needed
                else _("Yes: {subject}").format(subject=text.subject.label)
            )  # fmt: skip
            # The draft may lack it; only what is sent needs it, and the service says so.
            self.fields[text.subject] = forms.BooleanField(label=told, required=False)

    @property
    def asked(self) -> Iterator[tuple[Text, forms.BoundField]]:
        """Each text with its box."""
        return ((text, self[text.subject]) for text in self.texts)

    def answers(self) -> dict[str, bool]:
        """Yes or no by subject."""
        return {text.subject: self.cleaned_data[text.subject] for text in self.texts}


def typed(form: forms.Form) -> dict[str, Any]:
    """What stands in a form as it was typed, right or wrong, for the draft."""
    return {name: _bounded(form[name].data) for name in form.fields}


def as_initial(answers: object) -> dict[str, Any]:
    """What a draft kept of one form, to begin with."""
    return dict(answers) if isinstance(answers, Mapping) else {}


def _bounded(answer: object) -> object:
    if isinstance(answer, bool) or answer is None:
        return answer
    if isinstance(answer, list):
        return [str(each)[:LONGEST_ANSWER] for each in answer[:MOST_ANSWERS]]
    return str(answer)[:LONGEST_ANSWER]


def _in_short(activity: Activity) -> str:
    day = as_short_day(activity.told.start, activity.leg.zone)
    return f"{activity.title} ({activity.leg.city}, {day})"
