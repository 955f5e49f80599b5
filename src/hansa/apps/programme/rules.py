"""What an activity may be, and who is expected there."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Kind(TextChoices):
    """What sort of activity it is."""

    B2B = "b2b", gettext_lazy("B2B session")
    SEMINAR = "seminar", gettext_lazy("Seminar")
    WORKSHOP = "workshop", gettext_lazy("Workshop")
    COMPANY_VISIT = "company_visit", gettext_lazy("Company visit")
    PROJECT_VISIT = "project_visit", gettext_lazy("Project visit")
    OFFICIAL = "official", gettext_lazy("Official meeting")
    SIGNING = "signing", gettext_lazy("Signing ceremony")
    RECEPTION = "reception", gettext_lazy("Reception")
    GALA = "gala", gettext_lazy("Gala evening")
    PRESS = "press", gettext_lazy("Press moment")
    TRANSFER = "transfer", gettext_lazy("Transfer")


class Status(TextChoices):
    """How sure an activity is."""

    DRAFT = "draft", gettext_lazy("Draft")
    CONFIRMED = "confirmed", gettext_lazy("Confirmed")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")


class Audience(TextChoices):
    """Who is expected."""

    EVERYONE = "everyone", gettext_lazy("Everyone on this leg")
    SECTOR = "sector", gettext_lazy("The sector group")
    SIGNED_UP = "signed_up", gettext_lazy("Those who signed up")


def objections_to_activity(
    *, city: str, starts_at: datetime, ends_at: datetime, starts_on: date, ends_on: date
) -> Iterator[str]:
    """Why an activity cannot be at this time; all times by the clocks of the leg."""
    if ends_at <= starts_at:
        yield _("An activity must end after it starts.")
    if not starts_on <= starts_at.date() <= ends_on:
        yield _("The leg in {city} runs from {start} to {end}.").format(
            city=city, start=starts_on, end=ends_on
        )


def objections_to_signing_up(
    *,
    status: str,
    audience: str,
    capacity: int | None,
    taken: int,
    on_leg: bool,
    clashes: list[str],
) -> Iterator[str]:
    """Why a delegate cannot sign up for an activity."""
    if status != Status.CONFIRMED:
        yield _("This activity is not open for sign-up.")
    if audience != Audience.SIGNED_UP:
        yield _("No sign-up is needed here.")
    if not on_leg:
        yield _("This activity is on a leg you do not travel.")
    if capacity is not None and taken >= capacity:
        yield _("All {capacity} places are taken.").format(capacity=capacity)
    for clash in clashes:
        yield _("You are expected at “{clash}” at that time.").format(clash=clash)
