"""What an enterprise declares about its size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.rules import Bond, Evidence
from hansa.apps.directory.services import OfOneYear, Relative
from hansa.web.design.forms import DayField

MOST_STAFF, MOST_EUROS, WHOLE = 10_000_000, 10**13, 100
MOST_RELATED, OFFERED = 20, 3


def _staff(**more: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=_("Staff"), min_value=0, max_value=MOST_STAFF, decimal_places=1, **more
    )


def _euros(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_EUROS, **more)


class SizeForm(forms.Form):
    """One accounting year of an enterprise."""

    closed_on = DayField(label=_("Accounts closed on"))
    staff = _staff(
        help_text=_("Annual work units: half a year, or half a week, counts as a half."),
    )
    turnover = _euros(_("Turnover in euros"), help_text=_("Whole euros, without VAT."))
    balance_sheet = _euros(_("Balance sheet total in euros"))
    public_share = forms.DecimalField(
        label=_("Share of public bodies in %"),
        min_value=0,
        max_value=WHOLE,
        decimal_places=2,
        initial=0,
        help_text=_("From a quarter of capital or votes on, an enterprise is no SME."),
    )
    new_owner = forms.BooleanField(
        label=_("It has another owner than the year before"), required=False
    )
    evidence = forms.ChoiceField(label=_("Evidence"), choices=Evidence.choices)
    reference = forms.CharField(
        label=_("Where the evidence is found"),
        max_length=200,
        required=False,
        help_text=_("Such as the number under which the accounts were filed."),
    )

    def told(self) -> dict[str, Any]:
        """What `services.declare_size` wants to know, without related enterprises."""
        said = dict(self.cleaned_data)
        figures = OfOneYear(
            staff=said.pop("staff"),
            turnover=said.pop("turnover"),
            balance_sheet=said.pop("balance_sheet"),
        )
        return {**said, "figures": figures}


class RelatedForm(forms.Form):
    """A linked or partner enterprise; a form that stays empty is passed over."""

    may_stay_empty = True

    name = forms.CharField(label=_("Name of the other enterprise"), max_length=160)
    bond = forms.ChoiceField(label=_("How they belong together"), choices=Bond.choices)
    share = forms.DecimalField(
        label=_("Share in %"),
        min_value=0,
        max_value=WHOLE,
        decimal_places=2,
        required=False,
        help_text=_("Of capital or votes, whichever is more; needed for a partner."),
    )
    staff = _staff(help_text=_("A partner's, with the enterprises linked to it."))
    turnover = _euros(_("Turnover in euros"))
    balance_sheet = _euros(_("Balance sheet total in euros"))

    def relative(self) -> Relative:
        """What `services.declare_size` wants to know."""
        said = self.cleaned_data
        figures = OfOneYear(said["staff"], said["turnover"], said["balance_sheet"])
        return Relative(said["name"], said["bond"], said["share"], figures)


RelatedForms = forms.formset_factory(
    RelatedForm, extra=OFFERED, max_num=MOST_RELATED, absolute_max=MOST_RELATED
)


def relatives(related: forms.BaseFormSet[RelatedForm]) -> Iterator[Relative]:
    """Those that were filled in."""
    return (form.relative() for form in related if form.has_changed())
