"""Addresses of a company's own place in the delegation."""

from django.urls import path

from hansa.web.registration import place, substituting

PLACE = "me/<slug:slug>/place/<int:place>/"
urlpatterns = [
    path(PLACE, place.place, name="place"),
    path(f"{PLACE}confirm/", place.confirm, name="confirm_place"),
    path(f"{PLACE}leave/", place.leave, name="leave_place"),
    path(f"{PLACE}delegates/new/", place.add_delegate, name="add_to_place"),
    path(
        f"{PLACE}delegates/<int:delegate>/substitute/",
        substituting.substitute_own,
        name="substitute_own",
    ),
]
