"""Addresses of this room."""

from django.urls import path

from hansa.web.directory import owners, views

app_name = "directory"
urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/new/", views.add_organisation, name="add_organisation"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("organisations/<int:pk>/change/", views.change_organisation, name="change_organisation"),
    path("organisations/<int:pk>/people/new/", views.add_person, name="add_person"),
    path("organisations/people/<int:pk>/", views.change_person, name="change_person"),
    path("organisations/people/<int:pk>/let-apply/", owners.let_apply, name="let_apply"),
]
