"""What no page can do anything with."""

from collections.abc import Callable, Iterator

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


def null_characters_refused(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answers 400 where a null character is sent: nobody types one, and PostgreSQL keeps none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if any("\0" in said for said in _said(request)):
            raise BadRequest("The request carries a null character.")
        return get_response(request)

    return middleware


def _said(request: HttpRequest) -> Iterator[str]:
    """Every text that the address, a cookie or a form may hand to a query."""
    yield request.path_info
    yield from request.COOKIES.values()
    for fields in (request.GET, request.POST):
        for _name, values in fields.lists():
            yield from values
