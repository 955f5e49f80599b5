"""Addresses of the preparation."""

from django.urls import path

from hansa.web.registration.preparation import board, own

app_name = "preparation"
HERE = "m/<slug:slug>/preparation/"
urlpatterns = [
    path(HERE, board.board, name="board"),
    path(f"{HERE}mine/", board.own, name="mine"),
    path(f"{HERE}brief/", board.brief, name="brief"),
    path(f"{HERE}<int:pk>/", own.company, name="company"),
    path(f"{HERE}<int:pk>/contacts/", own.contact, name="note_contact"),
    path(f"{HERE}<int:pk>/contacts/<int:contact_pk>/off/", own.take_off, name="take_contact_off"),
    path(f"{HERE}<int:pk>/<int:delegate_pk>/read/", own.read, name="note_reading"),
    path(f"{HERE}<int:pk>/<int:delegate_pk>/documents/", own.documents, name="note_documents"),
    path(f"{HERE}<int:pk>/call/", own.call, name="note_call"),
]
