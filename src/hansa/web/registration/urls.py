"""Addresses of this room."""

from django.urls import path

from hansa.web.registration import (
    applying,
    composing,
    selecting,
    selecting_together,
    views,
)

app_name = "registration"
HERE = "m/<slug:slug>/delegation/"
SELECTION = f"{HERE}selection/"
MEETING = f"{SELECTION}meetings/<int:meeting>/"
COMPOSITION = f"{HERE}composition/"
urlpatterns = [
    path(HERE, views.delegation, name="delegation"),
    path(f"{HERE}apply/", applying.choose, name="choose"),
    path(f"{HERE}apply/<int:pk>/", applying.apply, name="apply"),
    path(f"{HERE}apply/<int:pk>/delegate/", applying.another_delegate, name="another_delegate"),
    path(f"{HERE}<int:pk>/", views.registration, name="registration"),
    path(f"{HERE}<int:pk>/accept/", views.accept, name="accept"),
    path(f"{HERE}<int:pk>/decline/", views.decline, name="decline"),
    path(f"{HERE}<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path(f"{HERE}<int:pk>/delegates/new/", applying.add_delegate, name="add_delegate"),
    path("m/<slug:slug>/criteria/", selecting.criteria, name="criteria"),
    path("m/<slug:slug>/about-me/", composing.about_me, name="about_me"),
    path(SELECTION, selecting.selection, name="selection"),
    path(f"{SELECTION}criteria/", selecting.set_criteria, name="set_criteria"),
    path(f"{SELECTION}criteria/publish/", selecting.publish_criteria, name="publish_criteria"),
    path(f"{SELECTION}<int:pk>/", selecting.score, name="score"),
    path(f"{SELECTION}meetings/open/", selecting_together.open_meeting, name="open_meeting"),
    path(MEETING, selecting_together.meeting, name="selection_meeting"),
    path(f"{MEETING}close/", selecting_together.close_meeting, name="close_meeting"),
    path(f"{MEETING}call-off/", selecting_together.call_off_meeting, name="call_off_meeting"),
    path(f"{MEETING}release/", selecting_together.release_meeting, name="release_meeting"),
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
