"""Files of organisations on their way into the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.models.organisations import Organisation
from hansa.apps.directory.rules.imports import ImportStatus, Verdict


class Import(models.Model):
    """A file of organisations that somebody brings in."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(_("file"), max_length=200)
    # Emptied once the file is imported or put aside.
    content = models.BinaryField(null=True)
    status = models.CharField(max_length=10, choices=ImportStatus, default=ImportStatus.RECEIVED)
    headings = models.JSONField()
    # The first rows, for whoever says which column is which.
    samples = models.JSONField()
    # The place of a column in the file, by the name that `rules.columns` gives it.
    mapping = models.JSONField(default=dict)
    rows = models.PositiveIntegerField()
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    # Who last had it checked or imported.
    ordered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ordered_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    # How many rows the worker is through with, and how often it began.
    done = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)
    # What it came to: organisations added and filled in, people added.
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status__in=["done", "dropped"])
                | models.Q(content__isnull=True),
                name="a_closed_import_keeps_no_file",
            ),
        ]

    def __str__(self) -> str:
        return self.filename


class ImportRow(models.Model):
    """One row of the file, and what becomes of it."""

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    # What is written, by the name of our column.
    said = models.JSONField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    # The record that it is, or looks like; once imported, the record that it became.
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # An earlier row of the file that tells of the same organisation.
    twin = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"], name="a_row_stands_once_in_its_import"
            ),
        ]
        indexes = [models.Index(fields=["batch", "verdict", "number"], name="rows_by_verdict")]

    def __str__(self) -> str:
        return f"{self.batch}, {self.number}"
