"""Every address of the site, by room."""

from django.urls import include, path

urlpatterns = [
    path("design/", include("hansa.web.design.urls")),
    path("", include("hansa.web.accounts.urls")),
    path("", include("hansa.web.missions.urls")),
    path("", include("hansa.web.directory.urls")),
    path("", include("hansa.web.registration.urls")),
    path("", include("hansa.web.registration.preparation.urls")),
    path("", include("hansa.web.meetings.urls")),
    path("", include("hansa.web.programme.urls")),
]
