"""For which sizes of companies a mission keeps seats."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

from hansa.apps.directory.rules import Kind, SizeClass


class SizeShare(TextChoices):
    """How large a company is as far as it said so; one that said nothing is a share of its own."""

    MICRO = "micro", SizeClass.MICRO.label
    SMALL = "small", SizeClass.SMALL.label
    MEDIUM = "medium", SizeClass.MEDIUM.label
    LARGE = "large", SizeClass.LARGE.label
    UNDECLARED = "undeclared", gettext_lazy("Size not declared")


def size_share(*, kind: str, size: SizeClass | None) -> str:
    """To which share an organisation belongs; "" for one that is no company."""
    if kind != Kind.COMPANY:
        return ""
    return SizeShare.UNDECLARED if size is None else SizeShare(size)
