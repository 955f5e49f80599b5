"""What one side says about meeting another."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy


class Choice(TextChoices):
    """What somebody says about meeting somebody."""

    MUST = "must", gettext_lazy("Must meet")
    LIKE = "like", gettext_lazy("Would like to meet")
    NO = "no", gettext_lazy("No, thanks")

    @property
    def worth(self) -> int:
        """What a meeting is worth to whoever says so, 1 to 100; 0 when there is to be none."""
        return {Choice.MUST: 95, Choice.LIKE: 60, Choice.NO: 0}[self]
