"""Addresses of this room."""

from django.urls import path

from hansa.web.directory import presenting, sizing, views

app_name = "directory"
urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/new/", views.add_organisation, name="add_organisation"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("organisations/<int:pk>/change/", views.change_organisation, name="change_organisation"),
    path("organisations/<int:pk>/people/new/", views.add_person, name="add_person"),
    path("organisations/<int:pk>/size/", sizing.size, name="size"),
    path("organisations/<int:pk>/numbers/", presenting.numbers, name="numbers"),
    path("organisations/<int:pk>/activities/", presenting.activities, name="activities"),
    path("organisations/<int:pk>/profile/", presenting.profile, name="profile"),
    path(
        "organisations/<int:pk>/profile/<slug:language>/withdraw/",
        presenting.withdraw_profile,
        name="withdraw_profile",
    ),
    path("organisations/<int:pk>/market/", presenting.market, name="market"),
    path(
        "organisations/<int:pk>/market/<slug:country>/strike/",
        presenting.forget_market,
        name="forget_market",
    ),
    path("organisations/people/<int:pk>/", views.change_person, name="change_person"),
]
