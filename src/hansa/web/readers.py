"""Those who only read change nothing, whatever they send."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from hansa.apps.accounts import queries
from hansa.web.missions.finding import signed_in

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
# Their own account is theirs to keep, and they may leave.
OWN = frozenset(
    f"accounts:{name}"
    for name in (
        "settings",
        "password",
        "sign_out",
        "own_data",
        "erase",
        "second_step",
        "second_steps",
        "add_app",
        "remove_app",
        "add_passkey",
        "new_passkey_challenge",
        "remove_passkey",
        "recovery_codes",
    )
)


class ReadersOnlyRead:
    """Refuses what would change something, before any view is asked.

    What each may change is said by rules and asked by services; this is for the verb that forgot.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Ask who writes, and of nobody who writes rely on the roles that came along.

        Raises:
            PermissionDenied: when a cabinet reader or an auditor does.
        """
        if request.method in _READING or not request.user.is_authenticated:
            return
        match = request.resolver_match
        queries.forget_roles(signed_in(request))
        if match and match.view_name in OWN:
            return
        for objection in queries.objections_to_changing(signed_in(request)):
            raise PermissionDenied(objection)
