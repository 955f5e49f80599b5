"""Addresses of this room."""

from django.urls import URLPattern, path

from hansa.web.matching.interests import covering, own, rounds, rulings

app_name = "interests"

_MINE = "me/<slug:slug>/interest/"
_COVERAGE = "m/<slug:slug>/coverage/"
_ROUNDS = "m/<slug:slug>/rounds/"
_RULINGS = "m/<slug:slug>/rulings/"

urlpatterns: list[URLPattern] = [
    path(_MINE, own.mine, name="mine"),
    path(_MINE + "<int:about>/", own.say, name="say"),
    path(_MINE + "<int:about>/take-back/", own.take_back, name="take_back"),
    path(_MINE + "<int:about>/move/", own.move, name="move"),
    path(_COVERAGE, covering.coverage, name="coverage"),
    path(_COVERAGE + "sectors/", covering.sectors, name="sectors"),
    path(_COVERAGE + "orphans/", covering.orphans, name="orphans"),
    path(_COVERAGE + "over-asked/", covering.over_asked, name="over_asked"),
    path(_COVERAGE + "over-asked/<int:party>/cap/", covering.cap, name="cap"),
    path(_ROUNDS, rounds.rounds, name="rounds"),
    path(_ROUNDS + "<int:pk>/", rounds.terms, name="round"),
    path(_ROUNDS + "<int:pk>/move-on/", rounds.move_on, name="move_on"),
    path(_ROUNDS + "<int:pk>/carry/", rounds.carry, name="carry"),
    path(_RULINGS, rulings.rulings, name="rulings"),
    path(_RULINGS + "find/", rulings.find, name="find"),
    path(_RULINGS + "<int:pk>/lift/", rulings.lift, name="lift_ruling"),
]
