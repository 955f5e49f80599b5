"""To whom hosts forwarded their page."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.directory.models import Person
from hansa.apps.matching.rules.hosts import LONGEST_NOTE
from hansa.apps.meetings.models import Counterpart


class Forwarding(models.Model):
    """A host's page forwarded to a colleague, who either helps or receives from then on."""

    counterpart = models.ForeignKey(
        Counterpart, on_delete=models.CASCADE, related_name="forwardings"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    hands_over = models.BooleanField(_("receives instead"), default=False)
    note = models.CharField(_("a few words"), max_length=LONGEST_NOTE, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=F("to")), name="nobody_forwards_to_themselves"),
            models.UniqueConstraint(
                fields=["counterpart", "to", "at"], name="a_page_is_forwarded_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} – {self.to}"
