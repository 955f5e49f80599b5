"""The second step at the door, and passkeys, which need no other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.accounts import queries, services
from hansa.plumbing import passkeys
from hansa.values import Refused
from hansa.web.accounts.entering import goal_of, half_in, is_known_device, let_in, site_of
from hansa.web.accounts.forms import PasskeyForm, StepCodeForm
from hansa.web.accounts.signing_in import sign_in_page


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code of the app, a recovery code or a passkey."""
    half = half_in(request)
    if half is None:
        return redirect("accounts:sign_in")
    user, goal = half
    form = StepCodeForm(request.POST if request.method == "POST" else None)
    objections: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            services.take_step_with_code(
                user=user,
                code=form.cleaned_data["code"],
                known=is_known_device(request, email=user.email),
                now=timezone.now(),
            )
        except Refused as refused:
            objections = refused.objections
        else:
            return let_in(request, user, goal=goal)
    return _step_page(request, form=form, objections=objections)


@never_cache
@require_POST
def passkey_challenge(request: HttpRequest) -> HttpResponse:
    """What the browser is asked: one of the passkeys of who is half in, or any of this site."""
    half = half_in(request)
    known = queries.credentials_of(half[0]) if half else []
    challenge = passkeys.challenge_to_use(site_of(request), known=known)
    request.session["passkey"] = challenge.kept
    return JsonResponse(challenge.asked)


@never_cache
@require_POST
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """Let in whose device answered the challenge; each is answered once."""
    form, half = PasskeyForm(request.POST), half_in(request)
    kept = request.session.pop("passkey", None)
    try:
        user = services.come_in_with_passkey(
            answer=form.cleaned_data["answer"] if form.is_valid() else "",
            site=site_of(request),
            kept=kept or {},
            holder=half[0] if half else None,
            now=timezone.now(),
        )
    except Refused as refused:
        if half:
            return _step_page(request, form=StepCodeForm(), objections=refused.objections)
        return sign_in_page(request, objections=refused.objections)
    return let_in(request, user, goal=half[1] if half else goal_of(request, user))


def _step_page(
    request: HttpRequest, *, form: StepCodeForm, objections: tuple[str, ...]
) -> HttpResponse:
    half = half_in(request)
    context = {
        "form": form,
        "objections": objections,
        "steps": queries.second_steps_of(half[0]) if half else None,
    }
    status = 422 if form.errors or objections else 200
    return render(request, "accounts/second_step.html", context, status=status)
