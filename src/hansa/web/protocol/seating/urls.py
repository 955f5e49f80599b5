"""Addresses of seating plans; the room's own file includes them."""

from django.urls import path

from hansa.web.protocol.seating import cards, guests, making, plans, printing

_PLAN = "m/<slug:slug>/seating/<int:plan>/"

urlpatterns = [
    path("m/<slug:slug>/seating/", plans.plans, name="seating"),
    path("m/<slug:slug>/seating/open/<int:activity>/", plans.open_plan, name="open_seating"),
    path(_PLAN, plans.plan, name="seating_plan"),
    path(_PLAN + "move/", plans.move, name="move_guest"),
    path(_PLAN + "undo/", plans.undo, name="undo_seating"),
    path(_PLAN + "reseat/", plans.reseat, name="reseat"),
    path(_PLAN + "publish/", plans.publish, name="publish_seating"),
    path(_PLAN + "order/", making.order, name="order_seating"),
    path(_PLAN + "progress/", making.progress, name="seating_progress"),
    path(_PLAN + "stop/", making.stop, name="stop_seating"),
    path(_PLAN + "tables/", guests.tables, name="seating_tables"),
    path(_PLAN + "guests/", guests.guests, name="seating_guests"),
    path(_PLAN + "guests/draw/", guests.draw, name="draw_guests"),
    path(_PLAN + "guests/<int:guest>/", guests.guest, name="seating_guest"),
    path(_PLAN + "guests/<int:guest>/remove/", guests.remove, name="remove_guest"),
    path(_PLAN + "bonds/", guests.bonds, name="seating_bonds"),
    path(_PLAN + "bonds/<int:bond>/remove/", guests.unbind, name="unbind_guests"),
    path(_PLAN + "lists/", printing.lists, name="seating_lists"),
    path(_PLAN + "cards.pdf", cards.place_cards, name="place_cards"),
    path("me/<slug:slug>/seats/", printing.own_seats, name="own_seats"),
]
