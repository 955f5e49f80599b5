"""Addresses of this room."""

from django.urls import URLPattern, path

from hansa.web.accounts import agencies, first_run, own, own_data, roles, signing_in, staff

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/link/", signing_in.mail_link, name="mail_link"),
    path("sign-in/link/mailed/", signing_in.link_mailed, name="link_mailed"),
    path("sign-in/<str:token>/", signing_in.sign_in_link, name="sign_in_link"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("first-run/", first_run.first_run, name="first_run"),
    path("account/", own.settings, name="settings"),
    path("account/password/", own.password, name="password"),
    path("account/data/", own_data.own_data, name="own_data"),
    path("account/data.json", own_data.download, name="own_data_file"),
    path("account/erase/", own_data.erase, name="erase"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("staff/", staff.staff, name="staff"),
    path("staff/<int:pk>/", roles.member, name="staff_member"),
    path("staff/roles/<int:pk>/take-back/", roles.take_back, name="take_role_back"),
]
