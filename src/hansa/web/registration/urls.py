"""Addresses of this room."""

from django.urls import path

from hansa.web.registration import applying, views

app_name = "registration"
HERE = "m/<slug:slug>/delegation/"
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
]
