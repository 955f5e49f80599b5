"""One's own name, language and password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hansa.apps.accounts import queries, services
from hansa.values import Refused
from hansa.web.accounts.forms import AccountForm, PasswordForm
from hansa.web.missions.finding import signed_in
from hansa.web.refusals import show_refusal


@login_required
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Change one's name and language."""
    user = signed_in(request)
    said = {"full_name": user.full_name, "language": user.language}
    form = AccountForm(request.POST if request.method == "POST" else None, initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_account(user=user, **form.cleaned_data, now=timezone.now())
        except Refused as refused:
            show_refusal(form, refused)
        else:
            with override(user.language):
                messages.success(request, _("Saved."))
            return redirect("accounts:settings")
    context = {"form": form, "works": queries.works_for_an_agency(user)}
    return render(request, "accounts/settings.html", context, status=422 if form.errors else 200)


@login_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose a password; other devices have to sign in again."""
    user = signed_in(request)
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.choose_password(
                user=user, password=form.cleaned_data["password"], now=timezone.now()
            )
        except Refused as refused:
            show_refusal(form, refused)
        else:
            update_session_auth_hash(request, user)
            messages.success(request, _("Your new password is saved."))
            return redirect("accounts:settings")
    return render(
        request, "accounts/password.html", {"form": form}, status=422 if form.errors else 200
    )
