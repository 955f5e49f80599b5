"""What those who decide have read of the applications."""

from django.db import models

from hansa.apps.accounts.models import User
from hansa.apps.registration.models.registrations import Registration


class Look(models.Model):
    """When somebody last read what was changed in an application."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "by"], name="a_reader_has_one_latest_look"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration} {self.at:%Y-%m-%d %H:%M}"
