"""Addresses of a company's own place in the delegation."""

from django.urls import path

from hansa.web.registration import consenting, place, substituting

PLACE = "me/<slug:slug>/place/<int:place>/"
CONSENTS = "me/<slug:slug>/consents/"
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
    path(f"{PLACE}consents/", consenting.place_consents, name="place_consents"),
    path(f"{PLACE}consents/<slug:subject>/", consenting.answer_for_place, name="answer_for_place"),
    path(CONSENTS, consenting.own_consents, name="own_consents"),
    path(f"{CONSENTS}<slug:subject>/", consenting.answer_for_oneself, name="answer_for_oneself"),
]
