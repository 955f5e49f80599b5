"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, include, path

from hansa.web.protocol import activities, convoys, gifts, papers, precedence

app_name = "protocol"
_ROOM = "m/<slug:slug>/protocol/"
_PERSON = _ROOM + "people/<int:pk>/"
_ACTIVITY = _ROOM + "activities/<int:pk>/"
_CONVOY = _ROOM + "convoys/<int:pk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_ROOM, precedence.precedence, name="precedence"),
    path(_ROOM + "order/", precedence.usage, name="usage"),
    path(_ROOM + "people/add/", precedence.add, name="add"),
    path(_PERSON, precedence.dignitary, name="dignitary"),
    path(_PERSON + "change/", precedence.change, name="change"),
    path(_PERSON + "strike/", precedence.strike, name="strike"),
    path(_ROOM + "activities/", activities.activities, name="activities"),
    path(_ACTIVITY, activities.activity, name="activity"),
    path(_ACTIVITY + "photos/", activities.photos, name="photos"),
    path(_ACTIVITY + "speak/", activities.speak, name="speak"),
    path(_ACTIVITY + "propose/", activities.propose, name="propose"),
    path(_ACTIVITY + "speeches/<int:speech>/", activities.move, name="move"),
    path(_ACTIVITY + "ceremonial/", activities.ceremonial, name="ceremonial"),
    path(_ACTIVITY + "flags/", activities.fly, name="fly"),
    path(_ACTIVITY + "flags/<int:flag>/", activities.take_down, name="take_down"),
    path(_ROOM + "convoys/", convoys.convoys, name="convoys"),
    path(_ROOM + "convoys/add/", convoys.add, name="add_convoy"),
    path(_CONVOY, convoys.convoy, name="convoy"),
    path(_CONVOY + "manifest.pdf", papers.convoy, name="convoy_manifest"),
    path(_CONVOY + "times/", convoys.retime, name="retime_convoy"),
    path(_CONVOY + "drop/", convoys.drop, name="drop_convoy"),
    path(_CONVOY + "vehicles/", convoys.add_vehicle, name="add_vehicle"),
    path(_CONVOY + "vehicles/<int:vehicle>/", convoys.drop_vehicle, name="drop_vehicle"),
    path(_CONVOY + "seats/", convoys.seat, name="seat"),
    path(_CONVOY + "seats/<int:rider>/", convoys.free, name="free"),
    path(_CONVOY + "fill/", convoys.fill, name="fill"),
    path(_ROOM + "gifts/", gifts.gifts, name="gifts"),
    path(_ROOM + "gifts/add/", gifts.add, name="add_gift"),
    path(_ROOM + "gifts/<int:pk>/", gifts.change, name="gift"),
    path(_ROOM + "gifts/<int:pk>/strike/", gifts.strike, name="strike_gift"),
    path("", include("hansa.web.protocol.seating.urls")),
]
