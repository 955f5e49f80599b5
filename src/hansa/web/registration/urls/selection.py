"""Addresses of the selection: criteria, scores and meetings."""

from django.urls import path

from hansa.web.registration import selecting, selecting_together

SELECTION = "m/<slug:slug>/delegation/selection/"
MEETING = f"{SELECTION}meetings/<int:meeting>/"
urlpatterns = [
    path("m/<slug:slug>/criteria/", selecting.criteria, name="criteria"),
    path(SELECTION, selecting.selection, name="selection"),
    path(f"{SELECTION}criteria/", selecting.set_criteria, name="set_criteria"),
    path(f"{SELECTION}criteria/publish/", selecting.publish_criteria, name="publish_criteria"),
    path(f"{SELECTION}<int:pk>/", selecting.score, name="score"),
    path(f"{SELECTION}meetings/open/", selecting_together.open_meeting, name="open_meeting"),
    path(MEETING, selecting_together.meeting, name="selection_meeting"),
    path(f"{MEETING}close/", selecting_together.close_meeting, name="close_meeting"),
    path(f"{MEETING}call-off/", selecting_together.call_off_meeting, name="call_off_meeting"),
    path(f"{MEETING}release/", selecting_together.release_meeting, name="release_meeting"),
]
