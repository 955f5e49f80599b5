"""A word in every row by which it is known again, wherever it comes out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import DataError, IntegrityError, models, transaction

# Rooms whose tables are planted.
ROOMS = (
    "accounts", "directory", "missions", "registration", "meetings", "matching", "programme",
    "protocol", "agreements", "travel", "attendance", "history", "mailing", "pushing",
)  # fmt: skip
# A word of this length fits; what is shorter is a code.
SHORTEST = 30
# Text that something reads before people do.
NOT_FOR_PEOPLE = {
    "accounts.User.password",
    "accounts.Tries.at",
    "missions.Leg.time_zone",
    "programme.CalendarLink.secret",
    "programme.Notice.key",
    "history.Event.verb",
    "mailing.Letter.key",
    "registration.Particulars.key",
    "programme.ActivityDocument.media_type",
    "protocol.Dignitary.category",
    "agreements.Appearance.who",
    "agreements.Text.media_type",
    "travel.Connection.origin_zone",
    "travel.Connection.destination_zone",
    "attendance.Badge.digest",
    "attendance.Device.secret",
    "attendance.WallDisplay.token",
    "pushing.Subscription.address",
    "pushing.Subscription.key",
    "pushing.Subscription.secret",
}
WORD = re.compile(r"cnry([a-y]+)z(\d+)z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Canary:
    """A row, as its word names it.

    Attributes:
        model: in small letters with its room, such as `directory.note`.
    """

    model: str
    pk: int


def tables() -> list[type[models.Model]]:
    """Every table of the rooms."""
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def columns(model: type[models.Model]) -> list[models.Field]:
    """The columns of a table that hold words for people."""
    return [
        field
        for field in model._meta.concrete_fields
        if f"{model._meta.app_label}.{model.__name__}.{field.name}" not in NOT_FOR_PEOPLE
        if is_planted(field)
    ]


def is_planted(field: models.Field) -> bool:
    """Whether the column can carry a word."""
    if isinstance(field, models.JSONField):
        return field.name.endswith("titles")
    if not isinstance(field, models.CharField | models.TextField) or field.choices:
        return False
    if isinstance(field, models.SlugField):
        return False
    return field.max_length is None or field.max_length >= SHORTEST


def plant_everywhere() -> set[str]:
    """Put its word into every row; the columns, `room.Table.column`, of which one refused it."""
    refusing = set()
    for model in tables():
        planted = columns(model)
        for row in model._default_manager.all() if planted else ():
            for field in planted:
                if not takes(row, field):
                    refusing.add(f"{model._meta.app_label}.{model.__name__}.{field.name}")
    return refusing


def takes(row: models.Model, field: models.Field) -> bool:
    """Write the word of the row into its column; whether the database kept it."""
    planted = with_word(getattr(row, field.attname), field, word_of(row))
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(**{field.attname: planted})
    except (DataError, IntegrityError):
        return False
    return True


def word_of(row: models.Model) -> str:
    """The word of a row: letters and digits only, so that nothing escapes or breaks it."""
    return f"cnry{beginning(type(row))}z{row.pk}z"


def with_word(value: object, field: models.Field, word: str) -> object:
    """The value with the word in it, as its sort of column writes words."""
    if isinstance(field, models.JSONField):
        return {language: f"{text} {word}" for language, text in (value or {"en": ""}).items()}
    if isinstance(field, models.EmailField):
        return f"{word}@example.org"
    if isinstance(field, models.URLField):
        return f"https://{word}.example"
    longest = field.max_length
    both = f"{value} {word}".strip()
    return both if longest is None or len(both) <= longest else word


def canaries_in(text: str) -> set[Canary]:
    """The rows whose words stand in the text."""
    names = names_by_word()
    return {Canary(names[name.lower()], int(pk)) for name, pk in WORD.findall(text)}


@cache
def names_by_word() -> dict[str, str]:
    """The name of each table, by how its words begin."""
    return {
        beginning(model): f"{model._meta.app_label}.{model._meta.model_name}" for model in tables()
    }


def beginning(model: type[models.Model]) -> str:
    """What the words of a table have in common: small letters, none of them a z."""
    return (model._meta.app_label + "x" + model.__name__).lower().replace("z", "s")


def tables_without_rows(excused: set[str]) -> Iterator[str]:
    """Tables with words for people of which there is no row to plant one in."""
    for model in tables():
        name = f"{model._meta.app_label}.{model.__name__}"
        if columns(model) and name not in excused and not model._default_manager.exists():
            yield (
                f"There is no {name}, so nobody sees whether it leaks: make one in "
                "tests/house/world.py, or excuse it in tests/house/test_walk.py."
            )
