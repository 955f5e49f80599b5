"""Addresses of this room."""

from django.urls import URLPattern, path

from hansa.web.matching.sourcing import adding, board, hosts, letters, prospects

app_name = "sourcing"

_ROOM = "m/<slug:slug>/sourcing/"
_ONE = _ROOM + "<int:pk>/"
_MISSING = _ROOM + "missing/"

urlpatterns: list[URLPattern] = [
    path(_ROOM, board.board, name="board"),
    path(_ROOM + "list/", board.listing, name="list"),
    path(_ROOM + "due/", board.due, name="due"),
    path(_ROOM + "shared/", board.shared, name="shared"),
    path(_ROOM + "figures/", board.figures, name="figures"),
    path(_ROOM + "hosts/", hosts.hosts, name="hosts"),
    path(_ROOM + "hosts/<int:counterpart>/", hosts.host, name="host"),
    path(_ROOM + "add/", adding.add, name="add"),
    path(_MISSING, adding.missing, name="missing"),
    path(_MISSING + "read/", adding.read_anew, name="read_anew"),
    path(_MISSING + "<int:profile>/", adding.suggestions, name="suggestions"),
    path(_MISSING + "<int:profile>/list/", adding.list_suggested, name="list_suggested"),
    path(_ROOM + "letters/", letters.templates, name="templates"),
    path(_ROOM + "letters/new/", letters.new_template, name="new_template"),
    path(_ROOM + "letters/<int:pk>/", letters.template, name="template"),
    path(_ONE, prospects.prospect, name="prospect"),
    path(_ONE + "letter/", prospects.approach, name="approach"),
    path(_ONE + "ring/", prospects.ring, name="ring"),
    path(_ONE + "interested/", prospects.answer, name="answer"),
    path(_ONE + "confirm/", prospects.confirm, name="confirm"),
    path(_ONE + "decline/", prospects.decline, name="decline"),
    path(_ONE + "step/", prospects.next_step, name="next_step"),
    path(_ONE + "contact/", prospects.contact, name="contact"),
    path(_ONE + "note/", prospects.note, name="note"),
    path(_ONE + "take-over/", prospects.take_over, name="take_over"),
    path(_ONE + "serve/", prospects.serve, name="serve"),
    path(_ONE + "serve/<int:registration>/stop/", prospects.stop_serving, name="stop_serving"),
]
