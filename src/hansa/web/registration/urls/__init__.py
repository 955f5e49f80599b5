"""Addresses of this room, each subject in a file of its own; all have names in `registration`."""

from django.urls import include, path

app_name = "registration"
urlpatterns = [
    path("", include("hansa.web.registration.urls.delegation")),
    path("", include("hansa.web.registration.urls.places")),
    path("", include("hansa.web.registration.urls.recruitment")),
    path("", include("hansa.web.registration.urls.applications")),
    path("", include("hansa.web.registration.urls.selection")),
    path("", include("hansa.web.registration.urls.composition")),
    path("", include("hansa.web.registration.urls.particulars")),
]
