"""What people fill in to come in, and about themselves and their colleagues."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.rules import AgencyKind, Region, Role
from hansa.web.design.forms import offer

_EMAIL = {"autocomplete": "email", "inputmode": "email", "autocapitalize": "none"}
LONGEST_PASSWORD = 1000
_PASSWORD_HELP = _("At least 12 characters; a few words that belong together only to you.")


def _new_password(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=_PASSWORD_HELP,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )


class SignInForm(forms.Form):
    """An address and its password."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput({**_EMAIL, "autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


class LinkForm(forms.Form):
    """Where a link is mailed to."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(_EMAIL)
    )


def _code(label: Any, *, figures: bool, **said: Any) -> forms.CharField:
    typed = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
    if figures:
        typed |= {"inputmode": "numeric"}
    return forms.CharField(label=label, max_length=40, widget=forms.TextInput(typed), **said)


class MailedCodeForm(forms.Form):
    """The code of a letter."""

    code = _code(_("Code from the letter"), figures=False)


class StepCodeForm(forms.Form):
    """A code of the app, or one from paper."""

    code = _code(
        _("Code"),
        figures=False,
        help_text=_("Six figures that the app shows, or one of your recovery codes."),
    )


class AppCodeForm(forms.Form):
    """What the app shows now."""

    code = _code(_("Code that the app shows now"), figures=True)


class PasskeyForm(forms.Form):
    """What the browser answered."""

    answer = forms.CharField(max_length=20_000, required=False, widget=forms.HiddenInput)


class NewPasskeyForm(PasskeyForm):
    """A passkey that the browser made, and its name."""

    name = forms.CharField(
        label=_("Name of the device"),
        max_length=80,
        help_text=_("By which you know it again, such as “my laptop”."),
    )


class RequirementForm(forms.Form):
    """Whether an agency asks its staff for a second step."""

    agency = forms.TypedChoiceField(label=_("Agency"), coerce=int)
    required = forms.BooleanField(label=_("Second step required"), required=False)

    def __init__(self, *args: Any, agencies: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", agencies)


class FirstRunForm(forms.Form):
    """The first administrator and their agency."""

    full_name = forms.CharField(
        label=_("Your name"), max_length=160, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(_EMAIL)
    )
    password = _new_password(_("Password"))
    language = forms.ChoiceField(label=_("Your language"), choices=settings.LANGUAGES)
    agency_name = forms.CharField(
        label=_("Name of your agency"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    agency_code = forms.SlugField(
        label=_("Its short code"),
        max_length=50,
        help_text=_("Letters, figures and hyphens; it stands in addresses and files."),
    )
    region = forms.ChoiceField(label=_("For whom it works"), choices=Region.choices)


class AgencyForm(forms.Form):
    """Another agency."""

    name = forms.CharField(label=_("Name"), max_length=120)
    code = forms.SlugField(
        label=_("Short code"),
        max_length=50,
        help_text=_("Letters, figures and hyphens; it stands in addresses and files."),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=AgencyKind.choices,
        help_text=_("A partner sees what organisers share of the missions it organises with them."),
    )
    region = forms.ChoiceField(label=_("For whom it works"), choices=Region.choices)


class AccountForm(forms.Form):
    """One's own name and language."""

    full_name = forms.CharField(
        label=_("Name"), max_length=160, widget=forms.TextInput({"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Screens and letters speak it."),
        choices=settings.LANGUAGES,
    )


class PasswordForm(forms.Form):
    """One's own new password."""

    password = _new_password(_("New password"))


class EraseForm(forms.Form):
    """Whether somebody means to be forgotten."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("Write it once more, so that nobody does this for you by mistake."),
        widget=forms.EmailInput(_EMAIL | {"autocomplete": "off"}),
    )


class StaffForm(forms.Form):
    """Somebody who is to work for an agency."""

    full_name = forms.CharField(label=_("Name"), max_length=160)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(_EMAIL | {"autocomplete": "off"}),
    )
    agency = forms.TypedChoiceField(label=_("Agency"), coerce=int)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.OFFICER)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, agencies: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", agencies)


class RoleForm(forms.Form):
    """One more thing that somebody is to do for an agency."""

    agency = forms.TypedChoiceField(label=_("Agency"), coerce=int)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.OFFICER)

    def __init__(self, *args: Any, agencies: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", agencies)
