"""What a device keeps for reading without a connection."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

# The shell: what every page of a delegate needs to be drawn.
SHELL = (
    "css/hansa.css",
    "programme/agenda.css",
    "django_htmx/htmx-2.min.js",
    "js/hansa.js",
    "programme/journey.js",
    "programme/offline.js",
    "attendance/attendance.css",
    "attendance/door.js",
    "attendance/store.js",
    "attendance/camera.js",
    "fonts/hansa-sans.woff2",
    "icons/mark.svg",
)
# Asked for by some phones only, and kept by those.
ON_DEMAND = ("attendance/jsqr/jsQR.js",)
# Where the pages of doors stand; each is kept by its own key.
DOORS = "/door/"


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker; its text changes with every release of what it keeps, and so renews itself."""
    # Without the request: nothing of the reader, and no query, goes into it.
    written = render_to_string("programme/sw.js", _release())
    response = HttpResponse(written, content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the device shows for a page it does not keep; the same for everybody."""
    response = render(request, "programme/offline.html", {"navigation": None})
    patch_cache_control(response, no_cache=True)
    return response


@cache
def _release() -> dict[str, str]:
    shell = [staticfiles_storage.url(name) for name in SHELL]
    kept = [*shell, reverse("programme:offline")]
    return {
        "version": sha256(json.dumps(kept).encode()).hexdigest()[:16],
        "kept": json.dumps(kept),
        "offline": reverse("programme:offline"),
        "pages": reverse("programme:me"),
        "on_demand": json.dumps([staticfiles_storage.url(name) for name in ON_DEMAND]),
        "doors": DOORS,
        "sign_out": reverse("accounts:sign_out"),
    }
