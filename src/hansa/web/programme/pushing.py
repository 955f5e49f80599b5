"""Where a delegate says on which devices they are told what changes."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hansa.plumbing.pushing import keeping
from hansa.plumbing.pushing.keys import public_key
from hansa.plumbing.pushing.models import LONGEST_ADDRESS, LONGEST_KEY
from hansa.values import Refused
from hansa.web.missions.finding import signed_in
from hansa.web.programme.journey import journey_or_404


class SubscriptionForm(forms.Form):
    """What a browser says of itself; the page's script fills it in."""

    address = forms.CharField(max_length=LONGEST_ADDRESS, widget=forms.HiddenInput)
    key = forms.CharField(max_length=LONGEST_KEY, widget=forms.HiddenInput)
    secret = forms.CharField(max_length=LONGEST_KEY, widget=forms.HiddenInput)
    device = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)


@login_required
@never_cache
@require_GET
def push(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether this device is told, and which others are."""
    return _page(request, slug)


@login_required
@require_POST
def subscribe(request: HttpRequest, slug: str) -> HttpResponse:
    """Have this browser told."""
    form = SubscriptionForm(request.POST)
    if not form.is_valid():
        return _page(request, slug, objections=(_("This browser said nothing of itself."),))
    journey_or_404(request, slug)
    try:
        keeping.subscribe(user=signed_in(request), now=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        return _page(request, slug, objections=refused.objections)
    messages.success(request, _("This device is told what changes for you."))
    return redirect("programme:push", slug)


@login_required
@require_POST
def unsubscribe(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Tell a device no more."""
    journey_or_404(request, slug)
    if not keeping.unsubscribe(user=signed_in(request), number=number):
        raise Http404
    messages.success(request, _("That device is told nothing any more."))
    return redirect("programme:push", slug)


def _page(request: HttpRequest, slug: str, *, objections: tuple[str, ...] = ()) -> HttpResponse:
    context = {
        "mission": journey_or_404(request, slug).mission,
        "form": SubscriptionForm(),
        "key": public_key(data=settings.DATA, given=settings.PUSH_KEY),
        "devices": keeping.subscriptions_of(signed_in(request)),
        "objections": objections,
    }
    return render(request, "programme/push.html", context, status=422 if objections else 200)
