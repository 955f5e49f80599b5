"""What officers of protocol fill in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hansa.apps.protocol.rules import (
    BANNERS,
    LAST_PLACE,
    LONGEST_SPEECH,
    MOST_SEATS,
    Customs,
    Direction,
    First,
    FlagOrder,
    Gender,
    Photos,
    RuleSet,
    Side,
    objections_to_convoy,
    order_of,
)
from hansa.plumbing.countries import countries
from hansa.plumbing.languages import LANGUAGES
from hansa.values import Period
from hansa.web.design.forms import DayField, MomentInput, offer

if TYPE_CHECKING:
    from hansa.apps.missions.models import Leg
    from hansa.apps.programme.models import Activity
    from hansa.apps.protocol.models import Dignitary, Gift, Usage, Vehicle
    from hansa.apps.registration.models import Delegate

DEAREST = 1_000_000
CURRENCIES = ("EUR", "USD", "JPY", "CAD", "GBP", "CHF")
_NAMES = {"en": _("English"), "fr": _("French"), "nl": _("Dutch"), "de": _("German")}
_TOGETHER = (
    "name", "side", "function", "category", "since", "gender", "language", "placed", "why",
    "envelope", "salutation", "spoken", "photos", "names_from",
)  # fmt: skip


class UsageForm(forms.Form):
    """Whose order of precedence is kept."""

    rule_set = forms.ChoiceField(label=_("Order of precedence"), choices=RuleSet.choices)
    first = forms.ChoiceField(
        label=_("Within a category"), choices=First.choices, widget=forms.RadioSelect
    )


class DignitaryForm(forms.Form):
    """Somebody's place in the order; who is a delegate already is not named again."""

    delegate = forms.TypedChoiceField(
        label=_("Somebody who travels"), coerce=int, empty_value=None, required=False
    )
    name = forms.CharField(label=_("Or a name"), max_length=160, required=False)
    function = forms.CharField(
        label=_("Function"), max_length=160, help_text=_("The office that gives the place.")
    )
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices)
    category = forms.ChoiceField(label=_("Category"))
    since = DayField(
        label=_("In office since"),
        required=False,
        help_text=_("Within a category the longest in office goes first."),
    )
    gender = forms.ChoiceField(label=_("Addressed"), choices=Gender.choices)
    language = forms.ChoiceField(label=_("Language"), choices=[(c, _NAMES[c]) for c in LANGUAGES])
    placed = forms.IntegerField(
        label=_("Place by hand"),
        min_value=1,
        max_value=LAST_PLACE,
        required=False,
        help_text=_("Empty: the place of the rules."),
    )
    why = forms.CharField(label=_("Why this place"), max_length=300, required=False)
    photos = forms.ChoiceField(
        label=_("Photographs"),
        choices=Photos.choices,
        help_text=_("Delegates say it in their consents, which go before this."),
    )
    names_from = DayField(
        label=_("Named from"),
        required=False,
        help_text=_("Until that day only staff who know every name read this one."),
    )
    envelope = forms.CharField(
        label=_("On the envelope, in their language"), max_length=240, required=False,
        help_text=_("Empty: the usual form."),
    )  # fmt: skip
    salutation = forms.CharField(
        label=_("Salutation, in their language"), max_length=160, required=False
    )
    spoken = forms.CharField(label=_("Spoken, in their language"), max_length=160, required=False)

    def __init__(
        self,
        *args: Any,
        usage: Usage,
        delegates: Iterable[Delegate] = (),
        dignitary: Dignitary | None = None,
        **kwargs: Any,
    ) -> None:
        if dignitary:
            kwargs["initial"] = {name: getattr(dignitary, name) for name in _TOGETHER}
        super().__init__(*args, **kwargs)
        self._delegates = {each.pk: each for each in delegates}
        self._known = dignitary is not None and dignitary.delegate_id is not None
        order = order_of(usage.rule_set).categories
        offer(self, "category", [(each.key, each.title) for each in order])
        nobody = ("", _("Nobody who travels"))
        offer(self, "delegate", [nobody, *((pk, str(d)) for pk, d in self._delegates.items())])
        if dignitary:
            del self.fields["delegate"]
        if self._known:
            del self.fields["name"]

    def said(self) -> dict[str, Any]:
        """What `protocol.services.change_dignitary` wants to know."""
        return {name: self.cleaned_data[name] for name in _TOGETHER if name in self.fields}

    def delegate_chosen(self) -> Delegate | None:
        """The delegate, if one was chosen."""
        return self._delegates.get(self.cleaned_data["delegate"])


class SpeechForm(forms.Form):
    """One more speaker."""

    dignitary = forms.TypedChoiceField(label=_("Who speaks"), coerce=int)
    minutes = forms.IntegerField(
        label=_("Takes, in minutes"), min_value=1, max_value=LONGEST_SPEECH, initial=5
    )

    def __init__(self, *args: Any, dignitaries: Iterable[Dignitary], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "dignitary", [(each.pk, f"{each}, {each.function}") for each in dignitaries])


class FlagForm(forms.Form):
    """One more flag."""

    code = forms.ChoiceField(label=_("Flag"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "code", [*BANNERS.items(), *countries()])


class CeremonialForm(forms.Form):
    """How flags stand, and from when names are told."""

    flags = forms.ChoiceField(label=_("Order of flags"), choices=FlagOrder.choices)
    half_mast = forms.BooleanField(label=_("Flags at half-mast"), required=False)
    why = forms.CharField(label=_("Who ordered it, and for what"), max_length=200, required=False)
    names_from = DayField(
        label=_("Names are told from"),
        required=False,
        help_text=_(
            "Until that day neither cabinets nor delegates read who speaks or receives here, and a "
            "wall display names only the kind of activity."
        ),
    )


class ConvoyForm(forms.Form):
    """A drive; its times are told by the clocks of the city."""

    name = forms.CharField(label=_("Name"), max_length=120)
    leg = forms.TypedChoiceField(label=_("City"), coerce=int)
    start = forms.TypedChoiceField(label=_("From"), coerce=int, empty_value=None, required=False)
    goal = forms.TypedChoiceField(
        label=pgettext_lazy("destination", "To"), coerce=int, empty_value=None, required=False
    )
    leaves_at = forms.CharField(label=_("Leaves at"), max_length=16, widget=MomentInput())
    arrives_at = forms.CharField(label=_("Arrives at"), max_length=16, widget=MomentInput())
    escort = forms.CharField(label=_("Escort"), max_length=160, required=False)

    def __init__(
        self, *args: Any, legs: Iterable[Leg], activities: Iterable[Activity], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._legs = {leg.pk: leg for leg in legs}
        self._activities = {each.pk: each for each in activities}
        offer(self, "leg", [(pk, leg.city) for pk, leg in self._legs.items()])
        elsewhere = ("", _("Elsewhere"))
        listed = [
            (pk, f"{each.told.start:%d/%m %H:%M} {each}") for pk, each in self._activities.items()
        ]
        for field in ("start", "goal"):
            offer(self, field, [elsewhere, *listed])

    def clean_leaves_at(self) -> datetime:
        """The moment without a zone yet."""
        return _wall(self.cleaned_data["leaves_at"])

    def clean_arrives_at(self) -> datetime:
        """The moment without a zone yet."""
        return _wall(self.cleaned_data["arrives_at"])

    def said(self) -> dict[str, Any]:
        """What `protocol.services.add_convoy` wants to know."""
        said = self.cleaned_data
        leg = self._legs[said["leg"]]
        return {
            **said,
            "leg": leg,
            "start": self._activities.get(said["start"]),
            "goal": self._activities.get(said["goal"]),
            "leaves_at": said["leaves_at"].replace(tzinfo=leg.zone),
            "arrives_at": said["arrives_at"].replace(tzinfo=leg.zone),
        }


class ConvoyTimesForm(forms.Form):
    """When a convoy drives after all, by the clocks of its city."""

    leaves_at = forms.CharField(label=_("Leaves at"), max_length=16, widget=MomentInput())
    arrives_at = forms.CharField(label=_("Arrives at"), max_length=16, widget=MomentInput())

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._zone = zone

    def clean_leaves_at(self) -> datetime:
        """The moment by the clocks of the city."""
        return _wall(self.cleaned_data["leaves_at"]).replace(tzinfo=self._zone)

    def clean_arrives_at(self) -> datetime:
        """The moment by the clocks of the city."""
        return _wall(self.cleaned_data["arrives_at"]).replace(tzinfo=self._zone)

    def clean(self) -> dict[str, Any]:
        """Both, in their order."""
        said = self.cleaned_data
        leaves_at, arrives_at = said.get("leaves_at"), said.get("arrives_at")
        if leaves_at and arrives_at:
            for objection in objections_to_convoy(
                leaves_at=leaves_at, arrives_at=arrives_at, same_place=False
            ):
                self.add_error("arrives_at", objection)
        return said

    @property
    def period(self) -> Period:
        """From when to when, once it is valid."""
        return Period(self.cleaned_data["leaves_at"], self.cleaned_data["arrives_at"])


class VehicleForm(forms.Form):
    """One more vehicle at the end of the row."""

    name = forms.CharField(label=_("Vehicle"), max_length=80)
    seats = forms.IntegerField(
        label=_("Seats for guests"), min_value=1, max_value=MOST_SEATS, initial=3
    )
    plate = forms.CharField(label=_("Number plate"), max_length=20, required=False)
    driver = forms.CharField(label=_("Driver"), max_length=120, required=False)
    phone = forms.CharField(label=_("Driver's telephone"), max_length=40, required=False)


class RiderForm(forms.Form):
    """Who sits where."""

    dignitary = forms.TypedChoiceField(label=_("Who"), coerce=int)
    vehicle = forms.TypedChoiceField(label=_("Vehicle"), coerce=int)
    seat = forms.IntegerField(label=_("Seat"), min_value=1, max_value=MOST_SEATS, initial=1)

    def __init__(
        self,
        *args: Any,
        dignitaries: Iterable[Dignitary],
        vehicles: Iterable[Vehicle],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "dignitary", [(each.pk, f"{each}, {each.function}") for each in dignitaries])
        offer(self, "vehicle", [(each.pk, f"{each.place}. {each}") for each in vehicles])


class GiftForm(forms.Form):
    """A gift, given or received."""

    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices)
    what = forms.CharField(label=_("What"), max_length=160)
    giver = forms.CharField(label=_("Giver"), max_length=160)
    receiver = forms.CharField(label=_("Receiver"), max_length=160)
    country = forms.ChoiceField(
        label=_("Receiver's country"), help_text=_("Its rules limit what may be kept.")
    )
    worth = forms.IntegerField(label=_("Worth"), min_value=0, max_value=DEAREST)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(c, c) for c in CURRENCIES])
    customs = forms.ChoiceField(label=_("Customs"), choices=Customs.choices)
    handed_over_on = DayField(label=_("Handed over on"), required=False)
    activity = forms.TypedChoiceField(
        label=_("At which activity"), coerce=int, empty_value=None, required=False
    )
    in_return_for = forms.TypedChoiceField(
        label=_("In return for"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        *args: Any,
        activities: Iterable[Activity],
        others: Iterable[Gift],
        gift: Gift | None = None,
        **kwargs: Any,
    ) -> None:
        if gift:
            kept = ("direction", "what", "giver", "receiver", "country", "currency", "customs")
            kwargs["initial"] = {
                **{name: getattr(gift, name) for name in kept},
                "worth": gift.cents // 100,
                "handed_over_on": gift.handed_over_on,
                "activity": gift.activity_id or "",
                "in_return_for": gift.in_return_for_id or "",
            }
        super().__init__(*args, **kwargs)
        self._activities = {each.pk: each for each in activities}
        self._others = {each.pk: each for each in others if each != gift}
        offer(self, "country", countries())
        none = ("", _("None"))
        offer(self, "activity", [none, *((pk, str(a)) for pk, a in self._activities.items())])
        offer(self, "in_return_for", [none, *((pk, str(g)) for pk, g in self._others.items())])

    def said(self) -> dict[str, Any]:
        """What `protocol.services.note_gift` wants to know."""
        said = dict(self.cleaned_data)
        return {
            **{name: value for name, value in said.items() if name != "worth"},
            "cents": said["worth"] * 100,
            "activity": self._activities.get(said["activity"]),
            "in_return_for": self._others.get(said["in_return_for"]),
        }


def _wall(written: str) -> datetime:
    """The moment of a device's calendar and clock.

    Raises:
        ValidationError: when it is none.
    """
    try:
        moment = datetime.strptime(written, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - a wall clock
    except ValueError:
        raise forms.ValidationError(_("Write a day and a time.")) from None
    if not 1990 <= moment.year <= 2199:  # noqa: PLR2004 - as DayField
        raise forms.ValidationError(_("Write a day and a time."))
    return moment
