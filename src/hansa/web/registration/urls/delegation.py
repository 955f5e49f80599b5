"""Addresses of the delegation: who applied, who travels, and its seats."""

from django.urls import path

from hansa.web.registration import applying, seats, substituting, views

HERE = "m/<slug:slug>/delegation/"
urlpatterns = [
    path(HERE, views.delegation, name="delegation"),
    path(f"{HERE}apply/", applying.choose, name="choose"),
    path(f"{HERE}apply/<int:pk>/", applying.apply, name="apply"),
    path(f"{HERE}apply/<int:pk>/delegate/", applying.another_delegate, name="another_delegate"),
    path(f"{HERE}<int:pk>/", views.registration, name="registration"),
    path(f"{HERE}<int:pk>/looked/", views.looked, name="looked"),
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
]
