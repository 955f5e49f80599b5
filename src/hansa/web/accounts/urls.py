"""Addresses of this room."""

from django.urls import URLPattern, path

from hansa.web.accounts import (
    agencies,
    first_run,
    government,
    own,
    own_data,
    roles,
    second_step,
    second_steps,
    signing_in,
    staff,
    staff_steps,
)

app_name = "accounts"
_STEPS = "account/second-steps/"
urlpatterns: list[URLPattern] = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/link/", signing_in.mail_link, name="mail_link"),
    path("sign-in/link/mailed/", signing_in.link_mailed, name="link_mailed"),
    path("sign-in/second-step/", second_step.second_step, name="second_step"),
    path("sign-in/passkey/", second_step.sign_in_with_passkey, name="sign_in_with_passkey"),
    path("sign-in/passkey/challenge/", second_step.passkey_challenge, name="passkey_challenge"),
    path("sign-in/government/", government.leave, name="government"),
    path("sign-in/government/back/", government.come_back, name="government_back"),
    path("sign-in/<str:token>/", signing_in.sign_in_link, name="sign_in_link"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("first-run/", first_run.first_run, name="first_run"),
    path("account/", own.settings, name="settings"),
    path("account/password/", own.password, name="password"),
    path("account/data/", own_data.own_data, name="own_data"),
    path("account/data.json", own_data.download, name="own_data_file"),
    path("account/erase/", own_data.erase, name="erase"),
    path(_STEPS, second_steps.second_steps, name="second_steps"),
    path(f"{_STEPS}app/", second_steps.add_app, name="add_app"),
    path(f"{_STEPS}app/remove/", second_steps.remove_app, name="remove_app"),
    path(f"{_STEPS}passkey/", second_steps.add_passkey, name="add_passkey"),
    path(
        f"{_STEPS}passkey/challenge/",
        second_steps.new_passkey_challenge,
        name="new_passkey_challenge",
    ),
    path(f"{_STEPS}passkey/<int:pk>/remove/", second_steps.remove_passkey, name="remove_passkey"),
    path(f"{_STEPS}recovery-codes/", second_steps.recovery_codes, name="recovery_codes"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("staff/", staff.staff, name="staff"),
    path("staff/<int:pk>/", roles.member, name="staff_member"),
    path("staff/roles/<int:pk>/take-back/", roles.take_back, name="take_role_back"),
    path("staff/second-steps/", staff_steps.staff_second_steps, name="staff_second_steps"),
    path(
        "staff/<int:pk>/second-steps/forget/",
        staff_steps.forget_second_steps,
        name="forget_second_steps",
    ),
]
