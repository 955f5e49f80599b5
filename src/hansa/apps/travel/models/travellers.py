"""Whoever travels: a delegate, or somebody of an agency who comes along."""

from django.db import models
from django.db.models import Q

from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Companion, Delegate


class Traveller(models.Model):
    """One list for beds and seats, whoever lies or sits there."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="travellers")
    delegate = models.OneToOneField(
        Delegate, null=True, blank=True, on_delete=models.CASCADE, related_name="traveller"
    )
    companion = models.OneToOneField(
        Companion, null=True, blank=True, on_delete=models.CASCADE, related_name="traveller"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(delegate__isnull=False, companion__isnull=True)
                | Q(delegate__isnull=True, companion__isnull=False),
                name="a_traveller_is_a_delegate_or_a_companion",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate or self.companion}"

    @property
    def for_whom(self) -> str:
        """The organisation or agency for which they travel."""
        if self.delegate:
            return str(self.delegate.registration)
        return str(self.companion.agency) if self.companion else ""
