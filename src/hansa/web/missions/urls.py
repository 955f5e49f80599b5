"""Addresses of missions."""

from django.urls import URLPattern, path

from hansa.web.missions import embargo, home, legs, overview, planning

app_name = "missions"
_ONE = "m/<slug:slug>/"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("missions/plan/", planning.plan, name="plan"),
    path(_ONE, overview.overview, name="overview"),
    path(_ONE + "history/", overview.history, name="history"),
    path(_ONE + "change/", planning.change, name="change"),
    path(_ONE + "step/", planning.step, name="step"),
    path(_ONE + "embargo/", embargo.embargo, name="embargo"),
    path(_ONE + "organisers/", planning.organisers, name="organisers"),
    path(_ONE + "sectors/", planning.sector_groups, name="sector_groups"),
    path(_ONE + "legs/add/", legs.add, name="add_leg"),
    path(_ONE + "legs/<int:pk>/", legs.change, name="change_leg"),
]
