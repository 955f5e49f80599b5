"""Staff whose agency asks for a second step are led to set one up before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from hansa.web.accounts.entering import owes_second_step

# Where somebody may be meanwhile.
_OPEN = frozenset(
    {
        "accounts:second_steps",
        "accounts:add_app",
        "accounts:add_passkey",
        "accounts:new_passkey_challenge",
        "accounts:recovery_codes",
        "accounts:sign_in_link",
        "accounts:sign_out",
        "accounts:password",
    }
)


class SecondStepFirst:
    """Middleware: asks no question of the database beyond who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """The way to set one up, for whoever owes it."""
        match = request.resolver_match
        name = match.view_name if match else ""
        free = name in _OPEN or name.startswith("design:")
        if free or not request.user.is_authenticated or not owes_second_step(request):
            return None
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(resolve_url("accounts:second_steps"))
        return redirect("accounts:second_steps")
