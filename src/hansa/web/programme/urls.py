"""Addresses of the programme, of a delegate's own pages and of calendar feeds."""

from django.urls import path

from hansa.web.programme import (
    board,
    briefing,
    calendars,
    journey,
    laying_out,
    lists,
    news,
    offline,
    parts,
    places,
    planning,
    pocket,
)

app_name = "programme"
urlpatterns = [
    path("m/<slug:slug>/briefing/", briefing.briefing, name="briefing"),
    path("m/<slug:slug>/programme/", planning.programme, name="list"),
    path("m/<slug:slug>/programme/add/", planning.add, name="add"),
    path("m/<slug:slug>/programme/<int:pk>/", planning.activity, name="activity"),
    path("m/<slug:slug>/programme/<int:pk>/change/", planning.change, name="change"),
    path("m/<slug:slug>/programme/<int:pk>/confirm/", planning.confirm, name="confirm"),
    path("m/<slug:slug>/programme/<int:pk>/cancel/", planning.cancel, name="cancel"),
    path("m/<slug:slug>/programme/<int:pk>/taken/", lists.places, name="places_taken"),
    path("m/<slug:slug>/programme/<int:pk>/taken/fewer/", lists.fewer, name="fewer"),
    path("m/<slug:slug>/programme/hours/", lists.terms, name="sign_up_terms"),
    path("m/<slug:slug>/programme/board/", board.board, name="board"),
    path("m/<slug:slug>/programme/board/copy/", board.copy_day, name="copy_day"),
    path("m/<slug:slug>/programme/board/publish/", board.publish, name="publish"),
    path("m/<slug:slug>/programme/<int:pk>/move/", board.move, name="move"),
    path("m/<slug:slug>/programme/<int:pk>/call-off/", board.call_off, name="call_off"),
    path("m/<slug:slug>/programme/<int:pk>/leave/", board.leave, name="leave"),
    path("m/<slug:slug>/programme/places/", laying_out.places, name="places"),
    path("m/<slug:slug>/programme/places/way/", laying_out.way, name="way"),
    path("m/<slug:slug>/programme/places/<int:pk>/", laying_out.place, name="place"),
    path("m/<slug:slug>/programme/places/<int:pk>/drop/", laying_out.drop, name="drop_place"),
    path("m/<slug:slug>/programme/<int:pk>/parts/", parts.parts, name="parts"),
    path("m/<slug:slug>/programme/<int:pk>/parts/<slug:part>/", parts.add, name="add_part"),
    path(
        "m/<slug:slug>/programme/<int:pk>/parts/<slug:part>/<int:number>/drop/",
        parts.drop,
        name="drop_part",
    ),
    path(
        "m/<slug:slug>/programme/<int:pk>/documents/<int:number>/",
        parts.document,
        name="document",
    ),
    path("me/", journey.me, name="me"),
    path("me/<slug:slug>/", journey.agenda, name="agenda"),
    path("me/<slug:slug>/news/", news.news, name="news"),
    path("me/<slug:slug>/pocket.pdf", pocket.pocket, name="pocket"),
    path("me/<slug:slug>/read/", journey.mark_read, name="mark_read"),
    path("me/<slug:slug>/programme/", places.choices, name="choices"),
    path("me/<slug:slug>/programme/<int:pk>/take/", places.take, name="take"),
    path("me/<slug:slug>/programme/<int:pk>/give-back/", places.give_back, name="give_back"),
    path("me/<slug:slug>/programme/for/<int:who>/", places.choices_for, name="choices_for"),
    path("me/<slug:slug>/programme/<int:pk>/wait/", places.wait, name="wait"),
    path(
        "me/<slug:slug>/programme/<int:pk>/stop-waiting/", places.stop_waiting, name="stop_waiting"
    ),
    path("me/<slug:slug>/programme/<int:pk>/exchange/", places.exchange, name="exchange"),
    path("me/<slug:slug>/programme/<int:pk>/hand-on/", places.hand_on, name="hand_on"),
    path("me/<slug:slug>/calendar/", calendars.calendar, name="calendar"),
    path("me/<slug:slug>/calendar/renew/", calendars.renew, name="renew"),
    path("calendar/<str:secret>.ics", calendars.feed, name="feed"),
    path("sw.js", offline.service_worker, name="service_worker"),
    path("offline/", offline.offline, name="offline"),
]
