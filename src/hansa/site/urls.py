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
    path("", include("hansa.web.matching.profiles.urls")),
    path("", include("hansa.web.matching.recommendations.urls")),
    path("", include("hansa.web.matching.interests.urls")),
    path("", include("hansa.web.matching.sourcing.urls")),
    path("", include("hansa.web.matching.hosts.urls")),
    path("", include("hansa.web.matching.talks.urls")),
    path("", include("hansa.web.programme.urls")),
    path("", include("hansa.web.protocol.urls")),
    path("", include("hansa.web.agreements.urls")),
    path("", include("hansa.web.travel.urls")),
    path("", include("hansa.web.attendance.urls")),
]
