"""What no page can do anything with."""

from collections.abc import Callable, Iterable
from itertools import chain

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


def null_characters_refused(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answers 400 where a null character is sent: nobody types one, and PostgreSQL keeps none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in "".join(_said(request)):
            raise BadRequest("The request carries a null character.")
        return get_response(request)

    return middleware


def _said(request: HttpRequest) -> Iterable[str]:
    """Every text that the address, a cookie or a form may hand to a query."""
    forms = chain(request.GET.lists(), request.POST.lists())
    fields = chain.from_iterable(values for _name, values in forms)
    return chain((request.path_info,), request.COOKIES.values(), fields)
