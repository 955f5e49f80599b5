"""Addresses of the composition of the delegation."""

from django.urls import path

from hansa.web.registration import composing

COMPOSITION = "m/<slug:slug>/delegation/composition/"
urlpatterns = [
    path("m/<slug:slug>/about-me/", composing.about_me, name="about_me"),
    path(COMPOSITION, composing.composition, name="composition"),
    path(f"{COMPOSITION}companions/", composing.add_companion, name="add_companion"),
    path(
        f"{COMPOSITION}companions/<int:companion>/remove/",
        composing.remove_companion,
        name="remove_companion",
    ),
    path(f"{COMPOSITION}co-organisers/", composing.add_co_organiser, name="add_co_organiser"),
    path(
        f"{COMPOSITION}co-organisers/<int:co_organiser>/remove/",
        composing.remove_co_organiser,
        name="remove_co_organiser",
    ),
]
