"""Whoever travels: a delegate, who comes with one, or somebody of an agency."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Companion, Delegate
from hansa.apps.travel.rules.accompanying import LONGEST_NAME, Relation


class Accompanying(models.Model):
    """Somebody who comes with a delegate: a bed and a seat, and no agenda of their own."""

    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="accompanied_by")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    relation = models.CharField(_("comes as"), max_length=11, choices=Relation)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegate", "name"], name="nobody_comes_twice_with_a_delegate"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def mission(self) -> Mission:
        """The mission in which their delegate travels."""
        return self.delegate.mission

    @property
    def with_whom(self) -> str:
        """With which delegate they come."""
        return gettext("with {delegate}").format(delegate=self.delegate)


Whoever = Delegate | Companion | Accompanying


class Traveller(models.Model):
    """One list for beds and seats, whoever lies or sits there."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="travellers")
    delegate = models.OneToOneField(
        Delegate, null=True, blank=True, on_delete=models.CASCADE, related_name="traveller"
    )
    companion = models.OneToOneField(
        Companion, null=True, blank=True, on_delete=models.CASCADE, related_name="traveller"
    )
    accompanying = models.OneToOneField(
        Accompanying, null=True, blank=True, on_delete=models.CASCADE, related_name="traveller"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(delegate__isnull=False, companion=None, accompanying=None)
                | Q(delegate=None, companion__isnull=False, accompanying=None)
                | Q(delegate=None, companion=None, accompanying__isnull=False),
                name="a_traveller_is_one_of_three",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}"

    @property
    def who(self) -> Whoever:
        """Who it is, of the three sorts."""
        found: Whoever | None = self.delegate or self.companion or self.accompanying
        if found is None:
            raise ValueError("A traveller is somebody.")
        return found

    @property
    def for_whom(self) -> str:
        """The organisation or agency for which they travel, or the delegate with whom."""
        if self.delegate:
            return str(self.delegate.registration)
        if self.accompanying:
            return self.accompanying.with_whom
        return str(self.companion.agency) if self.companion else ""
