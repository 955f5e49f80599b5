"""Addresses of this room: the token is the key, and there is no other."""

from django.urls import URLPattern, path

from hansa.web.matching.hosts import (
    forwarding,
    hours,
    ordering,
    people,
    receiving,
    renewing,
    stating,
)

app_name = "hosts"

_HOST = "host/<str:token>/"

urlpatterns: list[URLPattern] = [
    path(_HOST, receiving.page, name="page"),
    path(_HOST + "decline/<int:wish>/", receiving.decline, name="decline"),
    path(_HOST + "accept/<int:wish>/", receiving.accept, name="accept"),
    path(_HOST + "people/", people.people, name="people"),
    path(_HOST + "people/<int:about>/", people.say, name="say"),
    path(_HOST + "order/", ordering.order, name="order"),
    path(_HOST + "order/<int:about>/", ordering.move, name="move"),
    path(_HOST + "hours/", hours.hours, name="hours"),
    path(_HOST + "profile/", stating.profile, name="profile"),
    path(_HOST + "forward/", forwarding.forward, name="forward"),
    path(_HOST + "renew/", renewing.renew, name="renew"),
]
