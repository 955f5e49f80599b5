"""Addresses of companies that apply by themselves."""

from django.urls import path

from hansa.web.registration import joining, own, own_applying, own_changing

OWN = "join/<slug:slug>/apply/<int:pk>/"
urlpatterns = [
    path("join/", joining.open_missions, name="open_missions"),
    path("join/<slug:slug>/", joining.join, name="join"),
    path(OWN, own_applying.apply_oneself, name="apply_oneself"),
    path(f"{OWN}delegate/", own_applying.own_delegate, name="own_delegate"),
    path(f"{OWN}discard/", own_applying.discard, name="discard"),
    path("my/applications/", own.mine, name="mine"),
    path("my/applications/<int:pk>/", own.sent, name="sent"),
    path("my/applications/<int:pk>/change/", own_changing.change_sent, name="change_sent"),
]
