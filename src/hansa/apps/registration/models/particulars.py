"""What delegates told in confidence, closed with the site's key."""

from django.db import models
from django.db.models import Q

from hansa.apps.directory.models import Person
from hansa.apps.registration.models.registrations import Delegate
from hansa.apps.registration.rules.particulars import ONLY_BY_LEAVE, Section


class Particulars(models.Model):
    """One section of what a delegate told; the database holds nothing that can be read."""

    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="particulars")
    # Who told it: somebody who travels instead later is another person.
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=12, choices=Section)
    sealed = models.TextField()
    # The name of the key, to find what a former one closed.
    key = models.CharField(max_length=32, db_index=True)
    told_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["delegate", "section"]
        verbose_name_plural = "particulars"
        constraints = [
            models.UniqueConstraint(
                fields=["delegate", "section"], name="a_delegate_tells_a_section_once"
            ),
            models.CheckConstraint(
                condition=~Q(section__in=sorted(ONLY_BY_LEAVE)) | Q(agreed_at__isnull=False),
                name="health_and_diet_are_kept_only_by_leave",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.get_section_display()}"

    @property
    def about(self) -> str:
        """What it is sealed about: in the row of another delegate it stays shut."""
        return f"registration.particulars-{self.delegate_id}-{self.section}"
