"""Addresses of this room."""

from django.urls import path

from hansa.web.registration import applying, place, seats, substituting, views

app_name = "registration"
HERE = "m/<slug:slug>/delegation/"
OWN = "me/<slug:slug>/place/<int:place>/"
urlpatterns = [
    path(HERE, views.delegation, name="delegation"),
    path(f"{HERE}apply/", applying.choose, name="choose"),
    path(f"{HERE}apply/<int:pk>/", applying.apply, name="apply"),
    path(f"{HERE}apply/<int:pk>/delegate/", applying.another_delegate, name="another_delegate"),
    path(f"{HERE}<int:pk>/", views.registration, name="registration"),
    path(f"{HERE}<int:pk>/accept/", views.accept, name="accept"),
    path(f"{HERE}<int:pk>/decline/", views.decline, name="decline"),
    path(f"{HERE}<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path(f"{HERE}<int:pk>/wait/", views.wait, name="wait"),
    path(f"{HERE}<int:pk>/confirm/", views.confirm, name="confirm"),
    path(f"{HERE}<int:pk>/cancel/", views.cancel, name="cancel"),
    path(f"{HERE}<int:pk>/prolong/", views.prolong, name="prolong"),
    path(f"{HERE}<int:pk>/delegates/new/", applying.add_delegate, name="add_delegate"),
    path(
        f"{HERE}<int:pk>/delegates/<int:delegate>/substitute/",
        substituting.substitute,
        name="substitute",
    ),
    path(f"{HERE}seats/", seats.seats, name="seats"),
    path(f"{HERE}seats/change/", seats.change, name="change_seats"),
    path(OWN, place.place, name="place"),
    path(f"{OWN}confirm/", place.confirm, name="confirm_place"),
    path(f"{OWN}leave/", place.leave, name="leave_place"),
    path(f"{OWN}delegates/new/", place.add_delegate, name="add_to_place"),
    path(
        f"{OWN}delegates/<int:delegate>/substitute/",
        substituting.substitute_own,
        name="substitute_own",
    ),
]
