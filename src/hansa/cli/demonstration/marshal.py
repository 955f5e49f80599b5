"""The day itself: a session in which a marshal marked who came, and what was announced."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from hansa.apps.attendance.queries import marshal
from hansa.apps.attendance.rules.marks import Outcome
from hansa.apps.attendance.services import marshalling
from hansa.apps.attendance.services.walls import open_wall
from hansa.apps.meetings import queries as meetings
from hansa.apps.missions import queries as missions
from hansa.apps.travel import queries as travel
from hansa.cli.demonstration.cast import Cast
from hansa.journeys.announce import announce

if TYPE_CHECKING:
    from datetime import datetime

    from hansa.apps.accounts.models import User
    from hansa.apps.meetings.models import Session

# Of the meetings of the first round one in so many was not held, for the host did not come.
ABSENT = 9
KEY = UUID("6d0f2c1e-0e0b-4d4a-9c5e-2b7a55f0a101")
KEY_OF_BUS = UUID("6d0f2c1e-0e0b-4d4a-9c5e-2b7a55f0a102")
ON_BUS = {
    "en": "Your bus waits at kerb 4, not 2.",
    "fr": "Votre bus attend au quai 4, pas au 2.",
    "nl": "Uw bus wacht aan perron 4, niet 2.",
    "de": "Ihr Bus wartet an Halt 4, nicht 2.",
}
WORDS = {
    "en": "The buses to the reception leave from the north door, ten minutes later than printed.",
    "fr": "Les bus pour la réception partent de la porte nord, dix minutes plus tard qu'imprimé.",
    "nl": "De bussen naar de receptie vertrekken aan de noorddeur, tien minuten later dan gedrukt.",
    "de": "Die Busse zum Empfang fahren am Nordeingang ab, zehn Minuten später als gedruckt.",
}


def live_the_day(slug: str, *, cast: Cast) -> None:
    """Mark the first round of the first session, announce something, and open a wall in each city.

    Raises:
        LookupError: when the demonstration has no mission of this name.
    """
    mission = missions.mission(slug)
    if mission is None:
        raise LookupError(f"The demonstration has no mission {slug!r}.")
    officer = cast.officers["brussels"]
    held = [each for each in meetings.sessions_of(mission) if each.publication]
    if not held:
        raise LookupError(f"No session of {slug!r} is published yet.")
    session = held[0]
    slots = marshal.slots_of(session)
    now = slots[0].period.lower + timedelta(minutes=8)
    _mark_the_round(session, by=officer, now=now)
    announce(
        mission=mission, key=KEY, texts=WORDS, group="leg", to=session.leg, by=officer, now=now
    )
    ride = travel.rides_of(mission).filter(riders__isnull=False).first()
    if ride:
        later = ride.period.lower - timedelta(minutes=20)
        announce(
            mission=mission, key=KEY_OF_BUS, texts=ON_BUS, group="ride", to=ride,
            by=officer, now=later,
        )  # fmt: skip
    for leg in mission.legs.all():
        open_wall(leg=leg, name="Hotel lobby", by=officer, now=now)


def _mark_the_round(session: Session, *, by: User, now: datetime) -> None:
    slots = marshal.slots_of(session)
    hall = marshal.hall_of(session, slots)
    for place, each in enumerate(marshal.sittings_in(session, slots[0], hall=hall), start=1):
        gone = each.meeting.wish.host if place % ABSENT == 0 else None
        for party in each.meeting.wish.parties:
            marshalling.mark_party(party=party, here=party != gone, by=by, now=now)
        marshalling.mark_meeting(
            meeting=each.meeting,
            outcome=Outcome.NO_SHOW if gone else Outcome.HELD,
            absent=gone,
            by=by,
            now=now,
        )
