"""Addresses of this room."""

from django.urls import path

from hansa.web.registration import applying, views
from hansa.web.registration.preparation import board, own

app_name = "registration"
HERE = "m/<slug:slug>/delegation/"
READY = "m/<slug:slug>/preparation/"
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
    path(READY, board.board, name="preparations"),
    path(f"{READY}mine/", board.own, name="my_preparation"),
    path(f"{READY}brief/", board.brief, name="brief"),
    path(f"{READY}<int:pk>/", own.company, name="preparation"),
    path(f"{READY}<int:pk>/needs/", own.state, name="state_needs"),
    path(f"{READY}<int:pk>/contacts/", own.contact, name="note_contact"),
    path(f"{READY}<int:pk>/contacts/<int:contact_pk>/off/", own.take_off, name="take_contact_off"),
    path(f"{READY}<int:pk>/<int:delegate_pk>/read/", own.read, name="note_reading"),
    path(f"{READY}<int:pk>/<int:delegate_pk>/documents/", own.documents, name="note_documents"),
    path(f"{READY}<int:pk>/call/", own.call, name="note_call"),
]
