"""Announcements: to whom, and what stands in the way of one."""

from collections.abc import Iterator, Mapping

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Letters of an announcement: what a phone shows at a glance.
LONGEST = 300


class Group(models.TextChoices):
    """To whom something is announced."""

    EVERYBODY = "everybody", gettext_lazy("Everybody who travels")
    LEG = "leg", gettext_lazy("Those in a city")
    SECTOR = "sector", gettext_lazy("A sector group")
    ACTIVITY = "activity", gettext_lazy("Those expected at an activity")
    RIDE = "ride", gettext_lazy("Those on a bus")


def objections_to_announcing(
    *, texts: Mapping[str, str], named: bool, of_this_mission: bool, people: int
) -> Iterator[str]:
    """Why this cannot be announced.

    Args:
        named: whether the group is said: which city, which sector group, which activity.
    """
    if not texts.get("en", "").strip():
        yield _("Write it in English at least; who reads no other language you wrote reads that.")
    if any(len(text) > LONGEST for text in texts.values()):
        yield _("At most {number} letters in each language.").format(number=LONGEST)
    if not named or not of_this_mission:
        yield _("Say to whom, of this mission.")
    elif not people:
        yield _("Nobody is concerned: this would be told to no one.")
