"""Addresses of this room."""

from django.urls import path

from hansa.web.directory import (
    exporting,
    importing,
    merging,
    notes,
    owners,
    presenting,
    sizing,
    views,
)

app_name = "directory"
urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/new/", views.add_organisation, name="add_organisation"),
    path("organisations/export.csv", exporting.as_csv_file, name="export_csv"),
    path("organisations/export.xlsx", exporting.as_workbook_file, name="export_workbook"),
    path("organisations/import/", importing.imports, name="imports"),
    path("organisations/import/<int:batch>/", importing.one_import, name="import"),
    path("organisations/import/<int:batch>/columns/", importing.columns, name="import_columns"),
    path("organisations/import/<int:batch>/progress/", importing.progress, name="import_progress"),
    path(
        "organisations/import/<int:batch>/rows/<int:number>/", importing.decide, name="import_row"
    ),
    path("organisations/import/<int:batch>/rest/", importing.decide_the_rest, name="import_rest"),
    path("organisations/import/<int:batch>/carry-in/", importing.carry_in, name="import_carry_in"),
    path("organisations/import/<int:batch>/drop/", importing.drop, name="import_drop"),
    path("organisations/import/<int:batch>/wrong.csv", importing.faults, name="import_faults"),
    path("organisations/<int:pk>/merge/", merging.choose, name="merge"),
    path("organisations/<int:pk>/merge/<int:other>/", merging.merge, name="merge_with"),
    path("organisations/<int:pk>/merges/<int:merge>/undo/", merging.undo, name="undo_merge"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("organisations/<int:pk>/change/", views.change_organisation, name="change_organisation"),
    path("organisations/<int:pk>/people/new/", views.add_person, name="add_person"),
    path("organisations/<int:pk>/notes/", notes.notes, name="notes"),
    path("organisations/notes/<int:pk>/strike/", notes.strike, name="strike_note"),
    path("organisations/<int:pk>/size/", sizing.size, name="size"),
    path("organisations/<int:pk>/numbers/", presenting.numbers, name="numbers"),
    path("organisations/<int:pk>/activities/", presenting.activities, name="activities"),
    path("organisations/<int:pk>/profile/", presenting.profile, name="profile"),
    path(
        "organisations/<int:pk>/profile/<slug:language>/withdraw/",
        presenting.withdraw_profile,
        name="withdraw_profile",
    ),
    path("organisations/<int:pk>/market/", presenting.market, name="market"),
    path(
        "organisations/<int:pk>/market/<slug:country>/strike/",
        presenting.forget_market,
        name="forget_market",
    ),
    path("organisations/people/<int:pk>/", views.change_person, name="change_person"),
    path("organisations/people/<int:pk>/let-apply/", owners.let_apply, name="let_apply"),
]
