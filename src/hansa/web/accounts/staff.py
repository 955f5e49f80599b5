"""Who works for the agencies that one runs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hansa.apps.accounts import queries, services
from hansa.values import Refused
from hansa.web.accounts.forms import StaffForm
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal


@login_required
@require_http_methods(["GET", "POST"])
def staff(request: HttpRequest) -> HttpResponse:
    """Show the staff, and add to it; auditors read."""
    user = signed_in(request)
    roles = list(queries.staff_shown_to(user))
    agencies = {agency.pk: agency for agency in queries.agencies_to_staff(user)}
    if not (agencies or roles) or (request.method == "POST" and not agencies):
        raise Http404
    choices = [(agency.pk, agency.name) for agency in agencies.values()]
    form = StaffForm(
        request.POST if request.method == "POST" else None,
        agencies=choices,
        initial={"language": user.language},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            newcomer = services.invite_staff(
                **{**said, "agency": agencies[said["agency"]]}, by=user, now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            words = _("{name} is on the staff. A letter with a link is on its way to {email}.")
            messages.success(request, words.format(name=newcomer, email=newcomer.email))
            return redirect("accounts:staff")
    context = {"form": form, "roles": roles, "may_add": bool(agencies)}
    return render(request, "accounts/staff.html", context, status=422 if form.errors else 200)
