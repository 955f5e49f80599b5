"""Who travels besides those who applied, who co-organises, and what delegates say of themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hansa.apps.accounts.models import Agency, User
from hansa.apps.directory.models import Organisation
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models.registrations import Delegate
from hansa.apps.registration.rules.composition import Capacity, Gender


class Companion(models.Model):
    """Somebody of an organising agency who travels with the delegation."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="companions")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(_("travels as"), max_length=14, choices=Capacity)
    name = models.CharField(_("name"), max_length=160)
    # General management need not have an account.
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["capacity", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "agency", "name"], name="a_companion_is_named_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CoOrganiser(models.Model):
    """A federation or chamber that organises a mission together with the agencies."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="co_organisers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "organisation"], name="a_federation_co_organises_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"


class SelfDescription(models.Model):
    """What a delegate answered about themselves; nobody else answers, and it is shown in sums."""

    delegate = models.OneToOneField(
        Delegate, on_delete=models.CASCADE, related_name="self_description"
    )
    gender = models.CharField(_("gender"), max_length=8, choices=Gender)
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.delegate}"
