"""Addresses of recruitment: the public page, the fees and the texts."""

from django.urls import path

from hansa.web.registration import recruiting

RECRUITMENT = "m/<slug:slug>/recruitment/"
urlpatterns = [
    path(RECRUITMENT, recruiting.recruitment, name="recruitment"),
    path(f"{RECRUITMENT}page/", recruiting.write_page, name="write_page"),
    path(f"{RECRUITMENT}fees/", recruiting.set_fees, name="set_fees"),
    path(f"{RECRUITMENT}terms/<slug:subject>/", recruiting.write_terms, name="write_terms"),
    path(f"{RECRUITMENT}announce/", recruiting.announce, name="announce"),
    path(f"{RECRUITMENT}take-back/", recruiting.take_back, name="take_back"),
]
