"""Government sign-on (OpenID Connect): allauth speaks with the issuer, the rest is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from requests import RequestException

from hansa.apps.accounts import services
from hansa.values import Refused
from hansa.web.accounts.entering import goal_of, let_in
from hansa.web.accounts.signing_in import sign_in_page
from hansa.web.missions.finding import signed_in

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin

_NAME = "government"


class Line(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth is not typed
    """The way to the issuer and back to our own address."""

    def get_provider(self) -> Government:
        """The one issuer of this site."""
        return Government(self.request, app=_issuer())

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Where the issuer sends people back to; it has to know this address."""
        return settings.BASE_URL + reverse("accounts:government_back")


class Government(OpenIDConnectProvider):  # type: ignore[misc]  # allauth is not typed
    """The issuer, as the settings describe it."""

    oauth2_adapter_class = Line
    pkce_enabled_default = True


class Door(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """Takes over where allauth knows who came: it neither makes accounts nor signs anybody in."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """Let in the staff member who came back.

        Raises:
            ImmediateHttpResponse: always, with the page that follows.
        """
        raise ImmediateHttpResponse(_welcome(request, sociallogin))

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> NoReturn:
        """Say so on the sign-in page.

        Raises:
            ImmediateHttpResponse: always.
        """
        raise ImmediateHttpResponse(_failed(request))


@never_cache
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """Send whoever asks to the issuer; no such page where none is set."""
    if request.user.is_authenticated:
        return redirect(goal_of(request, signed_in(request)))
    line = Line(request, _NAME)
    try:
        response: HttpResponse = line.get_provider().redirect(
            request, AuthProcess.LOGIN, next_url=request.GET.get("next", "")
        )
    except (RequestException, ValueError, KeyError):
        return _failed(request)
    return response


@never_cache
@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """Let in who comes back from the issuer with a fresh answer to our own question."""
    line = Line(request, _NAME)
    line.get_provider()
    try:
        response: HttpResponse = OAuth2CallbackView.adapter_view(line)(request)
    except (RequestException, ValueError, KeyError):
        return _failed(request)
    return response


def _issuer() -> SocialApp:
    government = settings.GOVERNMENT
    if not government["server"]:
        raise Http404
    return SocialApp(
        provider=OpenIDConnectProvider.id,
        provider_id=_NAME,
        name=government["name"],
        client_id=government["client"],
        secret=government["secret"],
        settings={"server_url": government["server"]},
    )


def _welcome(request: HttpRequest, sociallogin: SocialLogin) -> HttpResponse:
    said = sociallogin.account.extra_data
    proof, told = said.get("id_token", {}), said.get("userinfo", {})
    # What is told of somebody else is not told of whom the token proves.
    if not proof or told.get("sub") != proof["sub"]:
        return _failed(request)
    try:
        user = services.come_in_from_government(
            issuer=proof["iss"],
            subject=proof["sub"],
            email=told.get("email", ""),
            email_is_checked=told.get("email_verified") is True,
            now=timezone.now(),
        )
    except Refused as refused:
        return sign_in_page(request, objections=refused.objections)
    goal = goal_of(request, user, wanted=sociallogin.state.get("next") or "")
    return let_in(request, user, goal=goal, by_government=True)


def _failed(request: HttpRequest) -> HttpResponse:
    words = _("Government sign-on gave no answer that holds. Try again, or come in another way.")
    return sign_in_page(request, objections=(words,))
