"""The agencies that share this site."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.accounts import queries, services
from hansa.values import Refused
from hansa.web.accounts.forms import AgencyForm
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal


@login_required
@require_http_methods(["GET", "POST"])
def agencies(request: HttpRequest) -> HttpResponse:
    """Show the agencies, and add one; for the administrators of the site."""
    user = signed_in(request)
    if not user.is_administrator:
        raise Http404
    form = AgencyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            agency = services.found_agency(**form.cleaned_data, by=user, now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused, agency_code="code", agency_name="name")
        else:
            words = _("{agency} is there. Now add its staff.").format(agency=agency)
            messages.success(request, words)
            return redirect("accounts:staff")
    context = {"form": form, "agencies": queries.agencies()}
    return render(request, "accounts/agencies.html", context, status=422 if form.errors else 200)
