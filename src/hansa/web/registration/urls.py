"""Addresses of this room."""

from django.urls import path

from hansa.web.registration import applying, particulars, particulars_reading, views

app_name = "registration"
HERE = "m/<slug:slug>/delegation/"
CONFIDED = f"{HERE}particulars/"
OWN = "me/<slug:slug>/particulars/"
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
    path(CONFIDED, particulars_reading.particulars, name="particulars"),
    path(
        f"{CONFIDED}<slug:section>/", particulars_reading.section_of_all, name="particulars_of_all"
    ),
    path(
        f"{CONFIDED}<slug:section>/<int:pk>/",
        particulars_reading.section_of_one,
        name="particulars_of_one",
    ),
    path(OWN, particulars.own_particulars, name="own_particulars"),
    path(f"{OWN}<slug:section>/", particulars.tell, name="tell_particulars"),
    path(f"{OWN}<slug:section>/delete/", particulars.delete, name="delete_particulars"),
]
