"""Addresses of badges, doors, attendance and roll-calls."""

from django.urls import path

from hansa.web.attendance import badges, door, doors, live, own, rollcalls
from hansa.web.attendance.marshal.urls import urlpatterns as of_the_day
from hansa.web.attendance.wall.urls import urlpatterns as of_the_wall

app_name = "attendance"
urlpatterns = [
    path("m/<slug:slug>/attendance/", live.live, name="live"),
    path("m/<slug:slug>/attendance/badges/", badges.badges, name="badges"),
    path("m/<slug:slug>/attendance/badges/issue/", badges.issue, name="issue"),
    path("m/<slug:slug>/attendance/badges/print/", badges.sheet, name="badge_sheet"),
    path("m/<slug:slug>/attendance/badges/badges.pdf", badges.on_sheets, name="badges_pdf"),
    path("m/<slug:slug>/attendance/badges/<int:badge>/", badges.badge, name="badge"),
    path("m/<slug:slug>/attendance/roll-calls/", rollcalls.roll_calls, name="roll_calls"),
    path("m/<slug:slug>/attendance/roll-calls/<int:call>/", rollcalls.roll_call, name="roll_call"),
    path(
        "m/<slug:slug>/attendance/roll-calls/<int:call>/tick/<int:line>/",
        rollcalls.tick,
        name="tick",
    ),
    path(
        "m/<slug:slug>/attendance/roll-calls/<int:call>/close/", rollcalls.close, name="close_call"
    ),
    path("m/<slug:slug>/attendance/<int:pk>/", live.activity, name="activity"),
    path("m/<slug:slug>/attendance/<int:pk>/export/", live.export, name="export"),
    path("m/<slug:slug>/attendance/<int:pk>/correct/<str:person>/", live.correct, name="correct"),
    path("m/<slug:slug>/attendance/<int:pk>/doors/", doors.doors, name="doors"),
    path("m/<slug:slug>/attendance/<int:pk>/entrance/", doors.entrance, name="entrance"),
    path(
        "m/<slug:slug>/attendance/<int:pk>/doors/<int:device>/revoke/", doors.revoke, name="revoke"
    ),
    path("me/<slug:slug>/badge/", own.my_badge, name="my_badge"),
    path("door/<str:secret>/", door.door, name="door"),
    path("door/<str:secret>/list/", door.guest_list, name="guest_list"),
    path("door/<str:secret>/scans/", door.scans, name="scans"),
    *of_the_day,
    *of_the_wall,
]
