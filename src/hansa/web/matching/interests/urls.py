"""Addresses of this room."""

from django.urls import URLPattern

app_name = "interests"

urlpatterns: list[URLPattern] = []
