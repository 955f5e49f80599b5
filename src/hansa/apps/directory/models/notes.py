"""What agencies know about organisations, in confidence."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.models.organisations import Organisation


class Note(models.Model):
    """What an agency wrote about an organisation; it stays with the agency that wrote it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="notes")
    # Who wrote it, and who alone reads it; it need not be the agency that keeps the record.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("note"), max_length=4000)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "agency"], name="notes_of_an_agency")]

    def __str__(self) -> str:
        return f"{self.agency}: {self.organisation}"
