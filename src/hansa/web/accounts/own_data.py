"""What is known about the reader: to read, to take along, or to have forgotten."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hansa.apps.accounts import rules
from hansa.journeys.erase_person import erase_person, objections_to_erasing
from hansa.journeys.know_about_me import know_about_me
from hansa.values import Refused, refuse_if
from hansa.web.accounts.chapters import in_chapters
from hansa.web.accounts.forms import EraseForm
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal


@login_required
@never_cache
@require_GET
def own_data(request: HttpRequest) -> HttpResponse:
    """Everything, on a page."""
    chapters = in_chapters(know_about_me(signed_in(request)))
    return render(request, "accounts/own_data.html", {"chapters": chapters})


@login_required
@never_cache
@require_GET
def download(request: HttpRequest) -> HttpResponse:
    """Everything, as a file that other programs read."""
    chapters = know_about_me(signed_in(request))
    answer = JsonResponse(
        {chapter.name: chapter.rows for chapter in chapters},
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    answer["Content-Disposition"] = 'attachment; filename="hansa-about-me.json"'
    return answer


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """What goes and what stays; then it is done, for good."""
    user = signed_in(request)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["email"]
        try:
            wrong = rules.objections_to_wrong_address(said=said, email=user.email)
            refuse_if(wrong, field="email")
            erase_person(user, now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            logout(request)
            messages.success(request, _("You are forgotten. Farewell."))
            return redirect("accounts:sign_in")
    context = {"form": form, "objections": objections_to_erasing(user, now=timezone.now())}
    status = 422 if form.errors else 200
    return render(request, "accounts/erase.html", context, status=status)
