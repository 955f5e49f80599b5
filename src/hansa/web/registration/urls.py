"""Addresses of this room."""

from django.urls import path

from hansa.web.registration import (
    applying,
    joining,
    own,
    own_applying,
    recruiting,
    views,
)

app_name = "registration"
HERE = "m/<slug:slug>/delegation/"
RECRUITMENT = "m/<slug:slug>/recruitment/"
OWN = "join/<slug:slug>/apply/<int:pk>/"
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
    path(RECRUITMENT, recruiting.recruitment, name="recruitment"),
    path(f"{RECRUITMENT}page/", recruiting.write_page, name="write_page"),
    path(f"{RECRUITMENT}fees/", recruiting.set_fees, name="set_fees"),
    path(f"{RECRUITMENT}terms/<slug:subject>/", recruiting.write_terms, name="write_terms"),
    path(f"{RECRUITMENT}announce/", recruiting.announce, name="announce"),
    path(f"{RECRUITMENT}take-back/", recruiting.take_back, name="take_back"),
    path("join/", joining.open_missions, name="open_missions"),
    path("join/<slug:slug>/", joining.join, name="join"),
    path(OWN, own_applying.apply_oneself, name="apply_oneself"),
    path(f"{OWN}delegate/", own_applying.own_delegate, name="own_delegate"),
    path("my/applications/", own.mine, name="mine"),
    path("my/applications/<int:pk>/", own.sent, name="sent"),
]
