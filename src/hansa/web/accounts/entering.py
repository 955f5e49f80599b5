"""Letting somebody in: after one step or two, to where they wanted to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from hansa.apps.accounts import queries
from hansa.apps.accounts.rules import DEVICE_LIFE
from hansa.plumbing.passkeys import Site

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User

BACKEND = "hansa.apps.accounts.queries.Reader"
DEVICE = "hansa_device"
# Who showed a password takes the second step within so many seconds.
STEP_LIFE = 600
_HALF = "half_in"
_BY_GOVERNMENT = "by_government"


def go_on(request: HttpRequest, user: User) -> HttpResponse:
    """Whoever showed a password, a link or a code takes the second step now, or is in."""
    goal = goal_of(request, user)
    if not queries.takes_a_second_step(user):
        return let_in(request, user, goal=goal)
    request.session.cycle_key()
    request.session[_HALF] = {
        "user": user.pk,
        "until": timezone.now().timestamp() + STEP_LIFE,
        "goal": goal,
    }
    return redirect("accounts:second_step")


def half_in(request: HttpRequest) -> tuple[User, str] | None:
    """Who took the first step here a moment ago, and where they want to go."""
    half = request.session.get(_HALF)
    if half is None or half["until"] < timezone.now().timestamp():
        return None
    user = queries.Reader().get_user(half["user"])
    return (user, half["goal"]) if user else None


def let_in(
    request: HttpRequest, user: User, *, goal: str, by_government: bool = False
) -> HttpResponse:
    """Sign the user in, and know this device the next time."""
    for key in (_HALF, "ticket", "passkey"):
        request.session.pop(key, None)
    login(request, user, backend=BACKEND)
    request.session[_BY_GOVERNMENT] = by_government
    response = redirect(goal)
    response.set_cookie(
        DEVICE,
        queries.device_token(user),
        max_age=DEVICE_LIFE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def owes_second_step(request: HttpRequest) -> bool:
    """Whether an agency asks whoever is in for a second step that they have not set up."""
    if request.session.get(_BY_GOVERNMENT):
        return False
    return getattr(request.user, "owes_second_step", False)


def is_known_device(request: HttpRequest, *, email: str) -> bool:
    """Whether the owner of the account came in on this device before."""
    return queries.is_known_device(request.COOKIES.get(DEVICE, ""), email=email)


def goal_of(request: HttpRequest, user: User, *, wanted: str = "") -> str:
    """Where they wanted to go, if that is ours; else what their day begins with."""
    wanted = wanted or request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # `redirect` would look a word without a slash up among the names of views.
    if ours and wanted.startswith("/"):
        return wanted
    return reverse("missions:home" if queries.works_for_an_agency(user) else "programme:me")


def place_of(request: HttpRequest) -> str:
    """The network address of who asks; behind TLS, what our own proxy says of it."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    last: str = forwarded.rsplit(",", 1)[-1].strip()
    return last or request.META.get("REMOTE_ADDR", "")


def site_of(request: HttpRequest) -> Site:
    """The site as browsers know it; passkeys are good for it alone."""
    host = request.get_host()
    return Site(host=host.rpartition(":")[0] or host, origin=f"{request.scheme}://{host}")
