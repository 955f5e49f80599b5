"""What taking part in a mission costs, what one registration costs, and who pays."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.models import Mission
from hansa.apps.registration.models.registrations import Registration
from hansa.apps.registration.rules import HIGHEST_FEE, Ground, Prices, in_euros


class FeeSchedule(models.Model):
    """The fees of a mission, in cents of a euro; one without a row asks the usual ones."""

    mission = models.OneToOneField(Mission, on_delete=models.CASCADE, related_name="fee_schedule")
    sme = models.PositiveIntegerField()
    large = models.PositiveIntegerField()
    others = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sme__lte=HIGHEST_FEE, large__lte=HIGHEST_FEE, others__lte=HIGHEST_FEE),
                name="no_fee_is_beyond_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission}: {self.sme}, {self.large}, {self.others}"

    @property
    def prices(self) -> Prices:
        """The same, as the rules know it."""
        return Prices(sme=self.sme, large=self.large, others=self.others)


class Fee(models.Model):
    """What a registration costs, as it was shown to the applicant."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="fee")
    cents = models.PositiveIntegerField()
    ground = models.CharField(max_length=12, choices=Ground)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cents__lte=HIGHEST_FEE), name="a_kept_fee_is_not_beyond_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.cents}"

    @property
    def euros(self) -> Decimal:
        """The amount in euros, for people."""
        return in_euros(self.cents)


class Payer(models.Model):
    """Who pays where it is not the organisation itself: a group, a federation, an agency."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="payer"
    )
    name = models.CharField(_("name"), max_length=160)
    enterprise_number = models.CharField(_("enterprise number"), max_length=10, blank=True)
    street = models.CharField(_("street and number"), max_length=160)
    postal_code = models.CharField(_("postal code"), max_length=12)
    city = models.CharField(_("city"), max_length=80)
    country = models.CharField(_("country"), max_length=2, default="BE")
    email = models.EmailField(_("e-mail address for invoices"))
    reference = models.CharField(_("your reference"), max_length=60, blank=True)

    def __str__(self) -> str:
        return self.name
