"""What every request asks: has anybody an account yet, and which language does the reader speak?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from hansa.apps.accounts import queries, rules, services
from hansa.web.missions.finding import signed_in

# Rooms that open before anybody has an account.
OPEN_ROOMS = frozenset({"design"})
FIRST_RUN = "accounts:first_run"


class FirstRunFirst:
    """Leads everybody to the first-run page while nobody has an account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; the view decides."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Lead to the first-run page instead of the view."""
        match = request.resolver_match
        if match is None or match.view_name == FIRST_RUN or match.app_name in OPEN_ROOMS:
            return None
        if request.user.is_authenticated or queries.site_is_founded():
            return None
        return redirect(FIRST_RUN)


def readers_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Speaks the language of whoever signed in, and remembers when they choose another."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            translation.activate(signed_in(request).language)
            request.LANGUAGE_CODE = translation.get_language()
        response = get_response(request)
        chosen = response.cookies.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen and request.user.is_authenticated:
            _remember(request, chosen.value)
        return response

    return middleware


def _remember(request: HttpRequest, language: str) -> None:
    user = signed_in(request)
    sound = not list(rules.objections_to_language(language))
    if sound and language != user.language:
        services.choose_language(user=user, language=language)
