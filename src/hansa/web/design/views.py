"""The doors of the design itself: language and appearance, the manifest, the gallery."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hansa.web.design.templatetags.design import THEMES

A_YEAR = 365 * 24 * 3600


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember the reader's choice of light or dark on this device, and go back."""
    chosen = request.POST.get("theme", "")
    response = HttpResponseRedirect(_way_back(request))
    if chosen in THEMES:
        response.set_cookie(
            "theme", chosen, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def _way_back(request: HttpRequest) -> str:
    goal = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        goal, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return goal if ours else "/"


@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to put Hansa among its apps."""
    icons = [
        {"src": static("icons/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("icons/icon-maskable-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]
    about = {
        "name": "Hansa",
        "short_name": "Hansa",
        "description": _("Economic missions, and where you must be next."),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fdfcf9",
        "theme_color": "#fdfcf9",
        "icons": icons,
    }
    return JsonResponse(about, content_type="application/manifest+json")
