"""Forms of agreements and ceremonies."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hansa.apps.agreements import rules
from hansa.apps.agreements.rules import Currency, Kind, Secrecy
from hansa.plumbing.languages import LANGUAGES
from hansa.web.design.forms import DayField, MomentInput, offer

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency
    from hansa.apps.agreements.models import Agreement, Ceremony
    from hansa.apps.directory.models import Organisation, Person

_MOST = Decimal(rules.MOST_CENTS) / 100


class AgreementForm(forms.Form):
    """What an agreement is; `details()` is what the services take."""

    title = forms.CharField(label=_("What it is about"), max_length=rules.LONGEST_TITLE)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    value = forms.DecimalField(
        label=_("Value"),
        min_value=Decimal("0.01"),
        max_value=_MOST,
        max_digits=14,
        decimal_places=2,
        required=False,
        help_text=_("Empty where it has none, or none is known."),
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=Currency.choices)
    secrecy = forms.ChoiceField(label=_("Confidentiality"), choices=Secrecy.choices)
    embargo_until = forms.DateTimeField(
        label=_("Embargo until"),
        required=False,
        widget=MomentInput(),
        help_text=_("Before then nothing of it is told to the press, whatever stands above."),
    )
    witness = forms.CharField(
        label=_("Witness"),
        max_length=120,
        required=False,
        help_text=_("Who stands behind the desk while it is signed."),
    )
    press_en = forms.CharField(
        label=_("Press line in English"), max_length=rules.LONGEST_LINE, required=False
    )
    press_fr = forms.CharField(
        label=_("Press line in French"), max_length=rules.LONGEST_LINE, required=False
    )
    press_nl = forms.CharField(
        label=_("Press line in Dutch"), max_length=rules.LONGEST_LINE, required=False
    )
    press_de = forms.CharField(
        label=_("Press line in German"), max_length=rules.LONGEST_LINE, required=False
    )

    def __init__(self, *args: Any, agreement: Agreement | None = None, **kwargs: Any) -> None:
        if agreement:
            kwargs.setdefault("initial", initial_of(agreement))
        super().__init__(*args, **kwargs)

    def details(self) -> dict[str, Any]:
        """What the services take."""
        said = self.cleaned_data
        value = said["value"]
        return {
            "title": said["title"],
            "kind": said["kind"],
            "value_cents": None if value is None else int(value * 100),
            "currency": said["currency"],
            "secrecy": said["secrecy"],
            "embargo_until": said["embargo_until"],
            "witness": said.get("witness", ""),
            "press_lines": {code: said[f"press_{code}"] for code in LANGUAGES},
        }


class AnnounceForm(AgreementForm):
    """An agreement that an officer announces, for the agency that looks after it."""

    agency: forms.ModelChoiceField[Agency] = forms.ModelChoiceField(
        label=_("Looked after by"), queryset=None, empty_label=None
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]


class DeclareForm(AgreementForm):
    """An agreement that a company declares itself, with the other side."""

    field_order = ("company", "title", "kind", "other", "email", "signatory")

    company = forms.ChoiceField(label=_("Your organisation"))
    other = forms.CharField(label=_("The other party"), max_length=160)
    email = forms.EmailField(
        max_length=254,
        label=_("E-mail address of the other party"),
        required=False,
        help_text=_("We ask there whether they agree with the text."),
    )

    def __init__(self, *args: Any, companies: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["witness"]
        offer(self, "company", companies)


class PartyForm(forms.Form):
    """An organisation that signs: one of the mission, or one by its name."""

    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        label=_("Of the mission"), queryset=None, required=False, empty_label=_("None of these")
    )
    name = forms.CharField(label=_("Or by its name"), max_length=160, required=False)
    email = forms.EmailField(
        max_length=254,
        label=_("E-mail address"),
        required=False,
        help_text=_("Where we ask it to clear the text; for those without an account."),
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class SignatoryForm(forms.Form):
    """Who signs for a party."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Somebody we know there"),
        queryset=None,
        required=False,
        empty_label=_("None of these"),
    )
    name = forms.CharField(label=_("Or by name"), max_length=160, required=False)
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class TextForm(forms.Form):
    """The text of an agreement."""

    file = forms.FileField(
        label=_("Text of the agreement"),
        max_length=200,
        help_text=_("PDF or Word (.docx), at most 10 MB. Every side is asked to clear it."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )


class AnswerForm(forms.Form):
    """What a side says to a text."""

    cleared = forms.ChoiceField(choices=[("yes", _("Clear it")), ("no", _("Object"))])
    why = forms.CharField(label=_("Why not"), max_length=rules.LONGEST_WHY, required=False)
    said_by = forms.CharField(label=_("Said by"), max_length=120, required=False)


class ReasonForm(forms.Form):
    """A step with its reason."""

    why = forms.CharField(label=_("Why"), max_length=rules.LONGEST_WHY, required=False)


class DayForm(forms.Form):
    """A step with its day."""

    on = DayField(label=_("Day"))


class StageForm(forms.Form):
    """How a ceremony is run."""

    desks = forms.IntegerField(label=_("Desks"), min_value=1, max_value=rules.MOST_DESKS)
    opening = forms.IntegerField(
        label=_("Minutes of opening words"), min_value=0, max_value=rules.LONGEST_OPENING
    )
    setup = forms.IntegerField(
        label=_("Minutes to sit down"), min_value=0, max_value=rules.LONGEST_PART
    )
    signing = forms.IntegerField(
        label=_("Minutes to sign"), min_value=1, max_value=rules.LONGEST_PART
    )
    photo = forms.IntegerField(
        label=_("Minutes for handshake and photograph"),
        min_value=0,
        max_value=rules.LONGEST_PART,
    )

    def __init__(self, *args: Any, ceremony: Ceremony | None = None, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial",
            {
                "desks": ceremony.desks if ceremony else rules.USUAL_DESKS,
                "opening": ceremony.opening if ceremony else rules.USUAL_OPENING,
                "setup": ceremony.setup if ceremony else rules.USUAL_SETUP,
                "signing": ceremony.signing if ceremony else rules.USUAL_SIGNING,
                "photo": ceremony.photo if ceremony else rules.USUAL_PHOTO,
            },
        )
        super().__init__(*args, **kwargs)


class SpotForm(forms.Form):
    """Which turn and desk, as people count them."""

    turn = forms.IntegerField(label=_("Turn"), min_value=1, max_value=1000)
    desk = forms.IntegerField(label=_("Desk"), min_value=1, max_value=rules.MOST_DESKS)


def initial_of(agreement: Agreement) -> dict[str, Any]:
    """What the form shows of an agreement."""
    lines = agreement.press_lines
    return {
        "title": agreement.title,
        "kind": agreement.kind,
        "value": agreement.value,
        "currency": agreement.currency,
        "secrecy": agreement.secrecy,
        "embargo_until": agreement.embargo_until,
        "witness": agreement.witness,
        **{f"press_{code}": lines.get(code, "") for code in LANGUAGES},
    }
