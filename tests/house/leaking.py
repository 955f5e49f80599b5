"""Addresses of a site that leaks, planted to see that the walk finds the leak."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from hansa.apps.directory.models import Organisation
from hansa.apps.missions import queries
from hansa.site import urls as site


@login_required
def guarded(request: HttpRequest, slug: str) -> HttpResponse:
    """A mission, for those who may see it."""
    if not queries.visible_to(request.user).filter(slug=slug).exists():
        raise Http404
    return HttpResponse(slug)


@login_required
def for_everybody_with_an_account(request: HttpRequest, slug: str) -> HttpResponse:
    """A mission, for whoever signed in."""
    return HttpResponse(slug)


def for_everybody(request: HttpRequest, slug: str) -> HttpResponse:
    """A mission, for whoever knows the address."""
    return HttpResponse(slug)


@login_required
def with_every_name(request: HttpRequest, slug: str) -> HttpResponse:
    """A mission and a list that forgot whose it is."""
    names = Organisation.objects.values_list("name", flat=True)
    return HttpResponse(" ".join([slug, *names]))


def for_nobody(request: HttpRequest, slug: str) -> HttpResponse:
    """A mission that not even its officer finds."""
    raise Http404


room = (
    [
        path("m/<slug:slug>/", guarded, name="guarded"),
        path("m/<slug:slug>/loose/", for_everybody_with_an_account, name="loose"),
        path("m/<slug:slug>/open/", for_everybody, name="open"),
        path("m/<slug:slug>/names/", with_every_name, name="names"),
        path("m/<slug:slug>/shut/", for_nobody, name="shut"),
    ],
    "leaking",
)
urlpatterns = [path("leaking/", include(room)), *site.urlpatterns]
