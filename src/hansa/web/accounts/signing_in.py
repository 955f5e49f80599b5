"""Coming in with a password or a mailed link, and going out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hansa.apps.accounts import queries, services
from hansa.apps.accounts.rules import LINK_LIFE
from hansa.values import Refused
from hansa.web.accounts.forms import LinkForm, SignInForm
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for address and password, or where to mail a link; on an empty site, found it first."""
    if request.user.is_authenticated:
        return redirect(_goal(request, signed_in(request)))
    if not queries.site_is_founded():
        return redirect("accounts:first_run")
    form = SignInForm(request.POST if request.method == "POST" else None)
    objections: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            user = services.come_in_with_password(
                **form.cleaned_data, place=_place(request), now=timezone.now()
            )
        except Refused as refused:
            objections = refused.objections
        else:
            return _welcome(request, user)
    context = {"form": form, "link_form": LinkForm(prefix="link"), "objections": objections}
    status = 422 if form.errors or objections else 200
    return render(request, "accounts/sign_in.html", context, status=status)


@never_cache
@require_POST
def mail_link(request: HttpRequest) -> HttpResponse:
    """Mail a link, and say the same whether the address is known."""
    link_form = LinkForm(request.POST, prefix="link")
    if not link_form.is_valid():
        context = {"form": SignInForm(), "link_form": link_form}
        return render(request, "accounts/sign_in.html", context, status=422)
    services.send_sign_in_link(
        email=link_form.cleaned_data["email"], place=_place(request), now=timezone.now()
    )
    return redirect("accounts:link_mailed")


@require_GET
def link_mailed(request: HttpRequest) -> HttpResponse:
    """What happens now."""
    return render(request, "accounts/link_mailed.html", {"days": LINK_LIFE.days})


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """A button that uses the link: programs that read mail follow links, but press nothing."""
    user = queries.user_of_token(token)
    if request.user.is_authenticated and user in {None, request.user}:
        return redirect(_goal(request, signed_in(request)))
    if request.method == "POST":
        try:
            return _welcome(request, services.come_in_with_link(token=token, now=timezone.now()))
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


def _welcome(request: HttpRequest, user: User) -> HttpResponse:
    login(request, user, backend=BACKEND)
    return redirect(_goal(request, user))


def _goal(request: HttpRequest, user: User) -> str:
    """Where they wanted to go, if that is ours; else what their day begins with."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # `redirect` would look a word without a slash up among the names of views.
    if ours and wanted.startswith("/"):
        return wanted
    return reverse("missions:home" if queries.works_for_an_agency(user) else "programme:me")


def _place(request: HttpRequest) -> str:
    """The network address of who asks; behind TLS, what our own proxy says of it."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    last: str = forwarded.rsplit(",", 1)[-1].strip()
    return last or request.META.get("REMOTE_ADDR", "")
