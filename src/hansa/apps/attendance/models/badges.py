"""Badges: a secret that a door recognises somebody by."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Companion, Delegate


class Badge(models.Model):
    """What a delegate, a host or somebody of an agency shows at the doors of one mission."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="badges")
    delegate = models.ForeignKey(
        Delegate, null=True, blank=True, on_delete=models.CASCADE, related_name="badges"
    )
    companion = models.ForeignKey(
        Companion, null=True, blank=True, on_delete=models.CASCADE, related_name="badges"
    )
    counterpart = models.ForeignKey(
        Counterpart, null=True, blank=True, on_delete=models.CASCADE, related_name="badges"
    )
    token = models.CharField(max_length=16, unique=True)
    # What doors keep instead of the secret itself.
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_why = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(delegate__isnull=False, companion=None, counterpart=None)
                | Q(delegate=None, companion__isnull=False, counterpart=None)
                | Q(delegate=None, companion=None, counterpart__isnull=False),
                name="a_badge_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_why=""),
                name="a_revoked_badge_has_a_reason",
            ),
            *(
                models.UniqueConstraint(
                    fields=[holder],
                    condition=Q(revoked_at=None),
                    name=f"a_{holder}_has_one_standing_badge",
                )
                for holder in ("delegate", "companion", "counterpart")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Whose it is."""
        if self.delegate:
            return str(self.delegate.person)
        return str(self.companion or (self.counterpart and self.counterpart.contact))

    @property
    def organisation(self) -> str:
        """For whom they come."""
        if self.delegate:
            return self.delegate.registration.organisation.name
        if self.companion:
            return self.companion.agency.name
        return self.counterpart.organisation.name if self.counterpart else ""

    @property
    def phone(self) -> str:
        """Where to reach them, as far as anybody said."""
        if self.delegate:
            return self.delegate.person.phone
        return self.counterpart.contact.phone if self.counterpart else ""

    @property
    def person(self) -> str:
        """The key of who it is, the same for every badge they ever had."""
        if self.delegate_id:
            return f"d{self.delegate_id}"
        return f"c{self.companion_id}" if self.companion_id else f"h{self.counterpart_id}"
