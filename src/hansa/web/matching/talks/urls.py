"""Addresses of this room: of delegates, of hosts behind their link, and of organisers."""

from django.urls import URLPattern, path

from hansa.web.matching.talks import hosted, own, seen

app_name = "talks"

_MINE = "me/<slug:slug>/talks/"
_WITH = _MINE + "<int:about>/"
_HOST = "host/<str:token>/talks/"
_HOSTED = _HOST + "<int:about>/"
_ALL = "m/<slug:slug>/talks/"

urlpatterns: list[URLPattern] = [
    path(_MINE, own.mine, name="mine"),
    path(_WITH, own.talk, name="talk"),
    path(_WITH + "call/", own.call, name="call"),
    path(_WITH + "call/<int:call>/", own.settle, name="settle"),
    path(_HOST, hosted.mine, name="host_mine"),
    path(_HOSTED, hosted.talk, name="host_talk"),
    path(_HOSTED + "call/", hosted.call, name="host_call"),
    path(_HOSTED + "call/<int:call>/", hosted.settle, name="host_settle"),
    path(_ALL, seen.talks, name="all"),
    path(_ALL + "open/", seen.bring_together, name="open"),
]
