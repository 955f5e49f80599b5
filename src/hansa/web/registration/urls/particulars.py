"""Addresses of what delegates tell in confidence, and who reads it."""

from django.urls import path

from hansa.web.registration import particulars, particulars_reading

CONFIDED = "m/<slug:slug>/delegation/particulars/"
TRAVELLER = "me/<slug:slug>/particulars/"
urlpatterns = [
    path(CONFIDED, particulars_reading.particulars, name="particulars"),
    path(
        f"{CONFIDED}<slug:section>/", particulars_reading.section_of_all, name="particulars_of_all"
    ),
    path(
        f"{CONFIDED}<slug:section>/<int:pk>/",
        particulars_reading.section_of_one,
        name="particulars_of_one",
    ),
    path(TRAVELLER, particulars.own_particulars, name="own_particulars"),
    path(f"{TRAVELLER}<slug:section>/", particulars.tell, name="tell_particulars"),
    path(f"{TRAVELLER}<slug:section>/delete/", particulars.delete, name="delete_particulars"),
]
