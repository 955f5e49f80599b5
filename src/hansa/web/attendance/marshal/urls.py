"""Addresses of the day itself."""

from django.urls import URLPattern, path

from hansa.web.attendance.marshal import announcements, late, sessions

_DAY = "m/<slug:slug>/attendance/day/"
_SESSION = _DAY + "sessions/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(_DAY, sessions.today, name="today"),
    path(_DAY + "announcements/", announcements.announcements, name="announcements"),
    path(_DAY + "late/<int:pk>/", late.late, name="late"),
    path(_SESSION, sessions.session, name="marshal"),
    path(_SESSION + "parties/<int:party>/", sessions.mark_party, name="mark_party"),
    path(_SESSION + "meetings/<int:meeting>/", sessions.mark_meeting, name="mark_meeting"),
    path(_SESSION + "hold/<int:wish>/", sessions.hold, name="hold_now"),
    path(_SESSION + "replan/", sessions.replan, name="replan"),
    path(_SESSION + "replan/<int:repair>/", sessions.replanned, name="replanned"),
    path(_SESSION + "replan/<int:repair>/accept/", sessions.accept, name="go_on"),
]
