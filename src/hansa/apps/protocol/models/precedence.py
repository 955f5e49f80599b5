"""Dignitaries of a mission, and whose order it keeps."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hansa.apps.missions.models import Mission
from hansa.apps.protocol.rules import (
    LAST_PLACE,
    Category,
    First,
    Gender,
    Photos,
    RuleSet,
    Side,
    categories,
)
from hansa.apps.registration.models import Delegate


class Usage(models.Model):
    """Whose order of precedence a mission keeps; without it, the Belgian."""

    mission = models.OneToOneField(Mission, on_delete=models.CASCADE, related_name="usage")
    rule_set = models.CharField(_("order of precedence"), max_length=2, choices=RuleSet)
    first = models.CharField(_("within a category"), max_length=10, choices=First)

    def __str__(self) -> str:
        return f"{self.mission}"


class Dignitary(models.Model):
    """Somebody whose place protocol looks after: a delegate, or somebody named here."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="dignitaries")
    delegate = models.ForeignKey(
        Delegate, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("name"), max_length=160, blank=True)
    side = models.CharField(_("side"), max_length=10, choices=Side)
    function = models.CharField(_("function"), max_length=160)
    # A key of rules/data/categories.json.
    category = models.CharField(_("category"), max_length=40)
    since = models.DateField(_("in office since"), null=True, blank=True)
    gender = models.CharField(_("addressed"), max_length=8, choices=Gender)
    language = models.CharField(_("language"), max_length=2)
    placed = models.PositiveSmallIntegerField(_("place by hand"), null=True, blank=True)
    why = models.CharField(_("why this place"), max_length=300, blank=True)
    # In the person's own language, in place of the usual forms.
    envelope = models.CharField(_("on the envelope"), max_length=240, blank=True)
    salutation = models.CharField(_("salutation"), max_length=160, blank=True)
    spoken = models.CharField(_("spoken"), max_length=160, blank=True)
    photos = models.CharField(
        _("photographs"), max_length=10, choices=Photos, default=Photos.UNASKED
    )
    names_from = models.DateField(_("named from"), null=True, blank=True)
    # Somebody travels instead of who had this place: until an officer says by which office.
    is_substitute = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "dignitaries"
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "delegate"], name="a_delegate_is_a_dignitary_once"
            ),
            models.UniqueConstraint(
                fields=["mission", "placed"], name="a_place_by_hand_is_given_once"
            ),
            models.CheckConstraint(
                condition=Q(delegate__isnull=False, name="")
                | (Q(delegate__isnull=True) & ~Q(name="")),
                name="a_dignitary_travels_or_has_a_name",
            ),
            models.CheckConstraint(
                condition=Q(placed__isnull=True)
                | (Q(placed__gte=1, placed__lte=LAST_PLACE) & ~Q(why="")),
                name="a_place_by_hand_has_a_reason",
            ),
            # Nobody inherits a place: who travels instead has none by hand, and no form of address.
            models.CheckConstraint(
                condition=Q(is_substitute=False)
                | Q(
                    delegate__isnull=False,
                    placed__isnull=True,
                    since__isnull=True,
                    envelope="",
                    salutation="",
                    spoken="",
                ),
                name="a_substitute_inherits_no_place",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.delegate)

    @property
    def last_name(self) -> str:
        """The family name, as far as it is known."""
        if self.delegate:
            return self.delegate.person.last_name
        return self.name.rpartition(" ")[2]

    @property
    def sort(self) -> Category:
        """The category, with its names."""
        return categories()[self.category]
