"""Addresses of recommendations: a delegate's own, and what their organisers see of them."""

from django.urls import URLPattern, path

from hansa.web.matching.recommendations import deck, lists, organising

app_name = "recommendations"

_MINE = "me/<slug:slug>/matches/"
_MISSION = "m/<slug:slug>/matches/"

urlpatterns: list[URLPattern] = [
    path(_MINE, deck.one, name="one"),
    path(_MINE + "<int:about>/say/", deck.say, name="say"),
    path(_MINE + "<int:about>/undo/", deck.undo, name="undo"),
    path(_MINE + "hosts/", lists.hosts, name="hosts"),
    path(_MINE + "delegates/", lists.delegates, name="delegates"),
    path(_MINE + "shortlist/", lists.shortlist, name="shortlist"),
    path(_MINE + "compare/", lists.compare, name="compare"),
    path(_MINE + "on-board/", lists.on_board, name="on_board"),
    path(_MISSION + "of/<int:pk>/", organising.of_one, name="of"),
    path(_MISSION + "groups/", organising.groups, name="groups"),
]
