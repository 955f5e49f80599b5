"""What a place and a way may be, and what belongs to an activity."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hansa.apps.programme.rules.activities import (
    HIGHEST_COST,
    LARGEST_DOCUMENT,
    LONGEST_LINE,
    LONGEST_WAY,
)

# What a browser shows or an office opens, by its media type, with how such a file begins.
DOCUMENT_TYPES: dict[str, bytes] = {
    "application/pdf": b"%PDF-",
    "image/png": b"\x89PNG",
    "image/jpeg": b"\xff\xd8\xff",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": b"PK",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": b"PK",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": b"PK",
}
# Degrees from the equator, and from Greenwich.
POLE, HALF_ROUND = 90, 180
# Documents and lines of one activity.
MOST_DOCUMENTS = 20
MOST_LINES = 100


def objections_to_naming_place(*, name: str, city: str, taken: bool) -> Iterator[str]:
    """Why a place cannot be called so."""
    if not name.strip():
        yield _("Give the place a name.")
    if taken:
        yield _("{city} has a place called {name} already.").format(city=city, name=name)


def objections_to_map(url: str) -> Iterator[str]:
    """Why this is no link to a map."""
    if url and not url.startswith("https://"):
        yield _("A link to a map begins with https://.")


def objections_to_position(*, latitude: float | None, longitude: float | None) -> Iterator[str]:
    """Why this is nowhere on earth."""
    if (latitude is None) != (longitude is None):
        yield _("Give both latitude and longitude, or neither.")
    if abs(latitude or 0) > POLE or abs(longitude or 0) > HALF_ROUND:
        yield _("Latitudes run from -90 to 90, longitudes from -180 to 180.")


def objections_to_dropping_place(*, name: str, activities: Sequence[str]) -> Iterator[str]:
    """Why a place cannot go.

    Args:
        activities: what is held there or planned to be, with day and hour.
    """
    if activities:
        yield ngettext(
            "{name} is in use for {count} activity: {activities}. Move it first.",
            "{name} is in use for {count} activities: {activities}. Move them first.",
            len(activities),
        ).format(name=name, count=len(activities), activities="; ".join(activities))


def objections_to_way(
    *, one_leg: bool, elsewhere: bool, on_foot: int | None, by_bus: int | None
) -> Iterator[str]:
    """Why a way cannot be stated so."""
    if not elsewhere:
        yield _("Choose two different places.")
    if not one_leg:
        yield _("Both places must be in one city; a transfer leads to another.")
    if any(not 0 <= each <= LONGEST_WAY for each in (on_foot, by_bus) if each is not None):
        yield _("The way takes 0 to {most} minutes.").format(most=LONGEST_WAY)


def objections_to_place_of_leg(*, place: str, of_this_leg: bool, city: str) -> Iterator[str]:
    """Why an activity cannot be held at a place."""
    if not of_this_leg:
        yield _("{place} is not in {city}.").format(place=place, city=city)


def objections_to_cost(cents: int | None) -> Iterator[str]:
    """Why an activity cannot cost so much."""
    if cents is not None and not 0 <= cents <= HIGHEST_COST:
        yield _("A cost lies between 0 and {most} euros.").format(most=HIGHEST_COST // 100)


def objections_to_line(*, offset: int, minutes: int, what: str, lines: int) -> Iterator[str]:
    """Why a line cannot stand in a run of show."""
    if not what.strip():
        yield _("Say what happens.")
    if abs(offset) > LONGEST_LINE or not 0 <= minutes <= LONGEST_LINE:
        yield _("A run of show speaks of the day before and after the start, not of more.")
    if lines >= MOST_LINES:
        yield _("A run of show has at most {most} lines.").format(most=MOST_LINES)


def objections_to_document(
    *, media_type: str, size: int, begins: bytes, documents: int, name_taken: bool
) -> Iterator[str]:
    """Why a file cannot be kept with an activity.

    Args:
        begins: its first bytes.
        documents: how many are kept already.
    """
    if not size:
        yield _("This file is empty.")
    if size > LARGEST_DOCUMENT:
        yield _("A document has at most {most} MB; this one has {size}.").format(
            most=LARGEST_DOCUMENT // 1_000_000, size=f"{size / 1_000_000:.1f}"
        )
    if media_type not in DOCUMENT_TYPES:
        yield _("Documents are PDF, Word, PowerPoint or Excel files, or PNG or JPEG pictures.")
    elif size and not begins.startswith(DOCUMENT_TYPES[media_type]):
        yield _("This file is not what its name says.")
    if documents >= MOST_DOCUMENTS:
        yield _("An activity keeps at most {most} documents.").format(most=MOST_DOCUMENTS)
    if name_taken:
        yield _("A document of this name is there already; drop it first.")


def objections_to_allotment(
    *,
    places: int,
    capacity: int | None,
    named: int,
    organises: bool,
    taken: int,
    displacing: int,
) -> Iterator[str]:
    """Why places cannot be kept so.

    Args:
        named: how many were named of an agency and a kind of organisation.
        taken: how many places those named hold.
        displacing: how many of them are to lose theirs.
    """
    if named != 1:
        yield _("Choose an agency or a kind of organisation, one of the two.")
    yield from objections_to_organiser(organises=organises)
    if capacity is not None and places > capacity:
        yield _("The activity has {capacity} places in all.").format(capacity=capacity)
    if named == 1 and places < taken - displacing:
        yield _("{taken} people hold a place already; there cannot be fewer places.").format(
            taken=taken
        )


def objections_to_organiser(*, organises: bool) -> Iterator[str]:
    """Why an agency cannot make an activity, or have places at it."""
    if not organises:
        yield _("This agency does not organise the mission.")


def objections_to_inviting(*, audience: str, invited: str, travels: bool) -> Iterator[str]:
    """Why a delegate cannot be invited."""
    if audience != "invited":
        yield _("This activity is not by invitation.")
    if not travels:
        yield _("{delegate} does not travel on this mission.").format(delegate=invited)
