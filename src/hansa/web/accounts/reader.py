"""Which language the reader speaks."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from hansa.apps.accounts import rules, services
from hansa.web.missions.finding import signed_in


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
