"""What opens one's own account beside a password: passkeys, an app, recovery codes."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.accounts import queries, services
from hansa.plumbing import passkeys
from hansa.plumbing.qr import squares
from hansa.plumbing.secrets.sealing import CannotUnseal, seal, unseal
from hansa.values import Refused
from hansa.web.accounts.entering import owes_second_step, site_of
from hansa.web.accounts.forms import AppCodeForm, NewPasskeyForm
from hansa.web.accounts.words import in_words
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal

_SECRET = "app_secret"  # noqa: S105 - where it lies in the session, closed
_SECRET_BYTES = 20

View = Callable[..., HttpResponse]


def who_came_in_lately(view: View) -> View:
    """Only who came in lately changes how they come in: not whoever finds a screen open."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if queries.came_in_lately(signed_in(request), now=timezone.now()):
            return view(request, *args, **kwargs)
        return render(request, "accounts/come_in_again.html", status=403)

    return guarded


@login_required
@require_GET
def second_steps(request: HttpRequest) -> HttpResponse:
    """Show what opens the account, and what was changed about it."""
    return _page(request, form=NewPasskeyForm())


@login_required
@who_came_in_lately
@never_cache
@require_POST
def new_passkey_challenge(request: HttpRequest) -> HttpResponse:
    """What the browser is asked for when it makes a passkey."""
    user = signed_in(request)
    challenge = passkeys.challenge_to_make(
        site_of(request),
        holder=queries.holder_of(user),
        name=user.email,
        known=queries.credentials_of(user),
    )
    request.session["new_passkey"] = challenge.kept
    return JsonResponse(challenge.asked)


@login_required
@who_came_in_lately
@require_POST
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Keep the passkey that the browser made."""
    form, kept = NewPasskeyForm(request.POST), request.session.pop("new_passkey", None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = passkeys.made(said["answer"], site=site_of(request), kept=kept or {})
            services.add_passkey(
                user=signed_in(request), made=made, name=said["name"], now=timezone.now()
            )
        except passkeys.NoPasskey:
            form.add_error(None, _("The device made no passkey. Try again, or use another device."))
        except Refused as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The passkey opens your account from now on."))
            return redirect("accounts:second_steps")
    return _page(request, form=form, status=422)


@login_required
@who_came_in_lately
@require_POST
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one of one's own passkeys open nothing any more."""
    user = signed_in(request)
    passkey = get_object_or_404(queries.passkeys_of(user), pk=pk)
    try:
        services.remove_passkey(passkey=passkey, by=user, now=timezone.now())
    except Refused as refused:
        return _page(request, form=NewPasskeyForm(), objections=refused.objections, status=409)
    messages.success(request, _("The passkey opens nothing any more."))
    return redirect("accounts:second_steps")


@login_required
@who_came_in_lately
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def add_app(request: HttpRequest) -> HttpResponse:
    """Give an app its secret, and take it up once it shows the right code."""
    user = signed_in(request)
    secret = _secret(request, about=f"app-secret-{user.pk}")
    form = AppCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_code_app(
                user=user, secret=secret, code=form.cleaned_data["code"], now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            del request.session[_SECRET]
            messages.success(request, _("The app opens your account from now on."))
            return redirect("accounts:second_steps")
    written = base64.b32encode(secret).decode("ascii")
    context = {
        "form": form,
        "secret": " ".join(written[place : place + 4] for place in range(0, len(written), 4)),
        "code": squares(_address_for_app(user.email, written)),
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/code_app.html", context, status=status)


@login_required
@who_came_in_lately
@require_POST
def remove_app(request: HttpRequest) -> HttpResponse:
    """Let the app open nothing any more."""
    try:
        services.remove_code_app(user=signed_in(request), now=timezone.now())
    except Refused as refused:
        return _page(request, form=NewPasskeyForm(), objections=refused.objections, status=409)
    messages.success(request, _("The app opens nothing any more."))
    return redirect("accounts:second_steps")


@login_required
@who_came_in_lately
@never_cache
@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new codes for paper, and show them this once."""
    codes = services.make_recovery_codes(user=signed_in(request), now=timezone.now())
    return render(request, "accounts/recovery_codes.html", {"codes": codes})


def _page(
    request: HttpRequest,
    *,
    form: NewPasskeyForm,
    objections: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    user = signed_in(request)
    context = {
        "form": form,
        "steps": queries.second_steps_of(user),
        "owes": owes_second_step(request),
        "moments": in_words(queries.story_of_coming_in(user)),
        "objections": objections,
    }
    return render(request, "accounts/second_steps.html", context, status=status)


def _secret(request: HttpRequest, *, about: str) -> bytes:
    """The same until the app is taken up, however often the page is shown.

    A session may be older than the key; then the app is given another secret.
    """
    try:
        return bytes.fromhex(unseal(request.session.get(_SECRET, ""), about=about))
    except CannotUnseal:
        secret = secrets.token_bytes(_SECRET_BYTES)
        request.session[_SECRET] = seal(secret.hex(), about=about)
        return secret


def _address_for_app(email: str, secret: str) -> str:
    """What cameras hand to an app (Key Uri Format)."""
    said = urlencode({"secret": secret, "issuer": "Hansa"})
    return f"otpauth://totp/Hansa:{quote(email)}?{said}"
