"""Addresses of wall displays."""

from django.urls import URLPattern, path

from hansa.web.attendance.wall import display, walls

_WALLS = "m/<slug:slug>/attendance/walls/"

urlpatterns: list[URLPattern] = [
    path(_WALLS, walls.walls, name="walls"),
    path(_WALLS + "<int:wall>/revoke/", walls.revoke, name="revoke_wall"),
    path("wall/<str:token>/", display.wall, name="wall"),
]
