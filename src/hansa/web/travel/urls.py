"""Addresses of this room."""

from django.urls import path

from hansa.web.travel import along, flights, overview, own, papers, rides, stays, where

app_name = "travel"
_HERE = "m/<slug:slug>/travel/"
_MINE = "me/<slug:slug>/travel/"
urlpatterns = [
    path(_HERE, overview.overview, name="overview"),
    path(f"{_HERE}where/", where.where, name="where"),
    path(f"{_HERE}hotels/", stays.hotels, name="hotels"),
    path(f"{_HERE}hotels/add/", stays.add_hotel, name="add_hotel"),
    path(f"{_HERE}hotels/<int:pk>/", stays.hotel, name="hotel"),
    path(f"{_HERE}hotels/<int:pk>/hold/", stays.hold, name="hold"),
    path(f"{_HERE}hotels/<int:pk>/bed/", stays.give_bed, name="give_bed"),
    path(f"{_HERE}hotels/<int:pk>/bed/<int:stay>/free/", stays.free_bed, name="free_bed"),
    path(f"{_HERE}hotels/<int:pk>/list/", stays.room_list, name="room_list"),
    path(f"{_HERE}flights/", flights.arrivals, name="arrivals"),
    path(f"{_HERE}flights/add/", flights.book, name="book"),
    path(f"{_HERE}flights/list/", flights.bring_in, name="bring_in"),
    path(f"{_HERE}flights/<int:pk>/", flights.flight, name="flight"),
    path(f"{_HERE}flights/<int:pk>/board/", flights.board, name="board"),
    path(f"{_HERE}flights/<int:pk>/times/", flights.retime, name="retime"),
    path(f"{_HERE}flights/<int:pk>/drop/", flights.drop, name="drop_flight"),
    path(
        f"{_HERE}flights/<int:pk>/off/<int:passenger>/",
        flights.take_off,
        name="take_off",
    ),
    path(f"{_HERE}rides/", rides.rides, name="rides"),
    path(f"{_HERE}rides/add/", rides.add, name="add_ride"),
    path(f"{_HERE}rides/<int:pk>/", rides.ride, name="ride"),
    path(f"{_HERE}rides/<int:pk>/manifest.pdf", papers.manifest, name="manifest"),
    path(f"{_HERE}rides/<int:pk>/change/", rides.change, name="change_ride"),
    path(f"{_HERE}rides/<int:pk>/seat/", rides.seat, name="seat"),
    path(f"{_HERE}rides/<int:pk>/fill/", rides.fill, name="fill"),
    path(f"{_HERE}rides/<int:pk>/drop/", rides.drop, name="drop_ride"),
    path(f"{_HERE}rides/<int:pk>/seat/<int:seat>/free/", rides.free, name="free_seat"),
    path(f"{_HERE}rides/<int:pk>/seat/<int:seat>/tick/", rides.tick, name="tick"),
    path(f"{_HERE}along/", along.along, name="along"),
    path(f"{_HERE}along/<int:pk>/drop/", along.drop, name="drop_along"),
    path(_MINE, own.mine, name="mine"),
    path(f"{_MINE}along/", own.name_along, name="name_own"),
    path(f"{_MINE}along/<int:pk>/drop/", own.drop_along, name="drop_own"),
    path(f"{_MINE}add/", own.add_flight, name="add_flight"),
    path(f"{_MINE}<int:pk>/change/", own.change_flight, name="change_flight"),
    path(f"{_MINE}<int:pk>/remove/", own.remove_flight, name="remove_flight"),
]
