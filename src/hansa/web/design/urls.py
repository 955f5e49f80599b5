"""The design's own addresses; everything else belongs to the rooms."""

from django.urls import path
from django.views.i18n import set_language

from hansa.web.design import gallery, views

app_name = "design"

urlpatterns = [
    path("", gallery.gallery, name="gallery"),
    path("language/", set_language, name="set_language"),
    path("theme/", views.set_theme, name="set_theme"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
