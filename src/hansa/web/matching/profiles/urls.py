"""Addresses of profiles and of the making of recommendations."""

from django.urls import path

from hansa.web.matching.profiles import listing, matches, stating

app_name = "profiles"
HERE = "m/<slug:slug>/profiles/"
ONE = f"{HERE}<int:pk>/"
urlpatterns = [
    path("me/<slug:slug>/profile/", stating.own, name="own"),
    path(HERE, listing.profiles, name="list"),
    path(ONE, stating.profile, name="profile"),
    path(f"{ONE}add/", stating.add, name="add"),
    path(f"{ONE}right/", stating.confirm, name="confirm"),
    path(f"{ONE}choices/", stating.choose, name="choose"),
    path(f"{ONE}sentences/<int:statement>/off/", stating.take_off, name="take_off"),
    path(f"{ONE}sentences/<int:statement>/language/", stating.speak, name="speak"),
    path(f"{ONE}away/", stating.keep_away, name="keep_away"),
    path(f"{ONE}away/find/", stating.find, name="find"),
    path(f"{ONE}away/<int:exclusion>/off/", stating.let_near, name="let_near"),
    path("m/<slug:slug>/matches/", matches.matches, name="matches"),
    path("m/<slug:slug>/matches/order/", matches.order, name="order"),
    path("m/<slug:slug>/matches/progress/", matches.progress, name="progress"),
]
