"""Addresses of this room."""

from django.urls import URLPattern

app_name = "sourcing"

urlpatterns: list[URLPattern] = []
