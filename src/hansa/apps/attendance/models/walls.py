"""Wall displays: a screen in a lobby, opened by whoever has its secret address."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Leg


class WallDisplay(models.Model):
    """A screen on which a leg's now and next are told to whoever walks by."""

    leg = models.ForeignKey(Leg, on_delete=models.CASCADE, related_name="walls")
    name = models.CharField(_("where it hangs"), max_length=80)
    token = models.CharField(max_length=64, unique=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    revoked_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["leg__starts_on", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="who_revokes_a_wall_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name
