"""Coming in with a password, or with a link or code by mail, and going out."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hansa.apps.accounts import queries, services
from hansa.apps.accounts.rules import LINK_LIFE
from hansa.values import Refused
from hansa.web.accounts.entering import go_on, goal_of, is_known_device, place_of
from hansa.web.accounts.forms import LinkForm, MailedCodeForm, SignInForm
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for address and password, or where to mail a link; on an empty site, found it first."""
    if request.user.is_authenticated:
        return redirect(goal_of(request, signed_in(request)))
    if not queries.site_is_founded():
        return redirect("accounts:first_run")
    form = SignInForm(request.POST if request.method == "POST" else None)
    objections: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            user = services.come_in_with_password(
                **form.cleaned_data,
                place=place_of(request),
                known=is_known_device(request, email=form.cleaned_data["email"]),
                now=timezone.now(),
            )
        except Refused as refused:
            objections = refused.objections
        else:
            return go_on(request, user)
    return sign_in_page(request, form=form, objections=objections)


def sign_in_page(
    request: HttpRequest,
    *,
    form: SignInForm | None = None,
    link_form: LinkForm | None = None,
    objections: tuple[str, ...] = (),
) -> HttpResponse:
    """Every way in on one page, with what was refused on top."""
    form, link_form = form or SignInForm(), link_form or LinkForm(prefix="link")
    context = {
        "form": form,
        "link_form": link_form,
        "objections": objections,
        "government": settings.GOVERNMENT,
    }
    status = 422 if form.errors or link_form.errors or objections else 200
    return render(request, "accounts/sign_in.html", context, status=status)


@never_cache
@require_POST
def mail_link(request: HttpRequest) -> HttpResponse:
    """Mail a link and a code, and say the same whether the address is known."""
    link_form = LinkForm(request.POST, prefix="link")
    if not link_form.is_valid():
        return sign_in_page(request, link_form=link_form)
    request.session["ticket"] = services.send_sign_in_link(
        email=link_form.cleaned_data["email"], place=place_of(request), now=timezone.now()
    )
    return redirect("accounts:link_mailed")


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def link_mailed(request: HttpRequest) -> HttpResponse:
    """What happens now; and the code of the letter, for the browser that asked for it."""
    form = MailedCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.come_in_with_mailed_code(
                ticket=request.session.get("ticket", ""),
                code=form.cleaned_data["code"],
                now=timezone.now(),
            )
        except Refused as refused:
            show_refusal(form, refused, **{"": "code"})
        else:
            return go_on(request, user)
    context = {
        "days": LINK_LIFE.days,
        "form": form,
        "asked": "ticket" in request.session,
        "link_form": LinkForm(prefix="link"),
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/link_mailed.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """A button that uses the link: programs that read mail follow links, but press nothing."""
    user = queries.user_of_token(token)
    if request.user.is_authenticated and user in {None, request.user}:
        return redirect(goal_of(request, signed_in(request)))
    if request.method == "POST":
        try:
            return go_on(request, services.come_in_with_link(token=token, now=timezone.now()))
        except Refused:
            user = None
    if user is None:
        context = {"link_form": LinkForm(prefix="link"), "days": LINK_LIFE.days}
        return render(request, "accounts/link_worthless.html", context, status=410)
    with override(user.language):
        return render(request, "accounts/link.html", {"user_of_link": user})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Go out, and say so."""
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("accounts:sign_in")
