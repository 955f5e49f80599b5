"""Delegates who told their particulars in confidence, and staff who looked for a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hansa.apps.registration import queries
from hansa.apps.registration import services as registrations
from hansa.apps.registration.rules import Diet, Visa
from hansa.apps.registration.services import Emergency, Health, Passport, Table, Told
from hansa.cli.demonstration import words
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.names import Namer

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Delegate

# Of so many who have an account, so many told something; the others have yet to.
ASKED, ANSWERED = 3, 60
DIETS = (Diet.EVERYTHING,) * 6 + (Diet.VEGETARIAN,) * 2 + (Diet.HALAL, Diet.OTHER)
KITCHEN = {Diet.OTHER: "No gluten, not even a trace", Diet.VEGETARIAN: "Fish is fine"}
NEEDS = ("", "", "", "Insulin, to be kept cool", "Allergic to wasp stings", "A room without stairs")
RELATIONS = ("partner", "sister", "father", "colleague")
# Whose passport ends too early for this journey, and who still has to ask for a visa.
EARLY_EVERY, LATE_EVERY = 20, 9


def confide(mission: Mission, *, cast: Cast, now: datetime, on_step: Callable[[], None]) -> None:
    """Let some delegates tell, and let the officer of each agency look."""
    namer = Namer(f"particulars-{mission.slug}")
    delegates = _who_tell(mission)
    for place, delegate in enumerate(delegates):
        for told in _answers(place, mission, namer):
            registrations.keep_particulars(
                delegate, told=told, agreed=True, by=_account(delegate), now=now
            )
        on_step()
    look = now + timedelta(days=3)
    for code, officer in cast.officers.items():
        own = [each for each in delegates if each.registration.agency.code == code]
        registrations.read_particulars(
            own, section="table", why="Menus for the gala dinner", by=officer, now=look
        )
        registrations.read_particulars(
            own[:1], section="passport", why="Letter for the consulate", by=officer, now=look
        )


def answering(mission: Mission) -> int:
    """How many will tell."""
    return len(_who_tell(mission))


def _who_tell(mission: Mission) -> list[Delegate]:
    known = queries.accepted_delegates(mission).select_related(
        "person__user", "registration__agency", "mission"
    )
    with_account = [delegate for delegate in known.order_by("pk") if delegate.person.user]
    return with_account[::ASKED][:ANSWERED]


def _account(delegate: Delegate) -> User:
    user = delegate.person.user
    if user is None:
        raise LookupError(f"{delegate} has no account to tell with.")
    return user


def _answers(place: int, mission: Mission, namer: Namer) -> Iterator[Told]:
    draw = namer.random
    needed = queries.passport_needed_until(mission) or date.max
    years = -30 if place % EARLY_EVERY == 0 else 365 * (1 + place % 8)
    yield Passport(
        number=f"E{draw.choice('ABCDEF')}{draw.randrange(10**6):06}",
        nationality="BE",
        expires_on=needed + timedelta(days=years),
        visa=Visa.TO_REQUEST if place % LATE_EVERY == 0 else Visa.GRANTED,
    )
    diet = DIETS[place % len(DIETS)]
    yield Table(diet=diet, words=KITCHEN.get(diet, ""))
    # Not everybody tells everything at once.
    if place % 4:
        yield Health(NEEDS[place % len(NEEDS)])
    if place % 5:
        yield Emergency(
            name=" ".join(namer.person(words.FIRST_NAMES, words.LAST_NAMES)),
            relation=RELATIONS[place % len(RELATIONS)],
            phone=f"+32 2 555 {draw.randrange(100):02} {draw.randrange(100):02}",
        )
