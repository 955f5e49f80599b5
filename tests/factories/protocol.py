"""Dignitaries, speeches and convoys on the West Coast."""

from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import between

from hansa.apps.protocol import services
from hansa.apps.protocol.models import Dignitary


def dignitary(mission, name="Ilse Verhaegen", category="minister", **said) -> Dignitary:
    """Somebody named, with a function of their category."""
    return Dignitary.objects.create(
        **{
            "mission": mission,
            "name": name,
            "function": category.replace("_", " ").capitalize(),
            "category": category,
            "side": "delegation",
            "gender": "woman",
            "language": "nl",
            **said,
        }
    )


def convoy(coast, *, name="To the gala", hours=None, **details):
    """A drive on Tuesday evening."""
    hours = hours or between("18:00", "18:30")
    return services.add_convoy(
        leg=coast.san_francisco,
        name=name,
        leaves_at=hours.start,
        arrives_at=hours.end,
        by=coast.officer,
        now=LONG_BEFORE,
        **details,
    )


def vehicle(convoy, coast, *, name="Car", seats=2):
    """The next vehicle of the row."""
    return services.add_vehicle(
        convoy=convoy, name=name, seats=seats, by=coast.officer, now=LONG_BEFORE
    )
