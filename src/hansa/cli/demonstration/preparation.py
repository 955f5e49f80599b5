"""How the companies of the demonstration get ready: some are, some need a call."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hansa.apps.accounts import queries as accounts
from hansa.apps.missions import queries as missions
from hansa.apps.registration import services
from hansa.apps.registration.queries import preparation as queries
from hansa.apps.registration.queries.documents import documents_of
from hansa.apps.registration.rules.preparation import How
from hansa.cli.demonstration.plans import WEST_COAST

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.registration.models import Registration

TITLES = {
    "en": "California: what works, what does not",
    "fr": "Californie\u00a0: ce qui marche, ce qui ne marche pas",
    "nl": "Californië: wat werkt en wat niet",
    "de": "Kalifornien: was geht und was nicht",
}
TEXTS = {
    "en": "Be on time, to the minute.\n\nSay in one sentence what you want, then ask a question. "
    "A meeting of twenty minutes ends with a next step and a date.",
    "fr": "Soyez à l’heure, à la minute près.\n\nDites en une phrase ce que vous cherchez, puis "
    "posez une question. Un entretien de vingt minutes finit par une suite et une date.",
    "nl": "Kom op tijd, op de minuut.\n\nZeg in één zin wat u zoekt en stel dan een vraag. Een "
    "gesprek van twintig minuten eindigt met een volgende stap en een datum.",
    "de": "Kommen Sie auf die Minute pünktlich.\n\nSagen Sie in einem Satz, was Sie suchen, und "
    "fragen Sie dann. Ein Gespräch von zwanzig Minuten endet mit einem nächsten Schritt und Tag.",
}
HOSTS = ("Pacific Cold Chain", "Bay Area Labs", "Golden Gate Robotics", "Redwood Foods")
WAYS = (How.MAIL, How.VIDEO, How.PHONE)
# Of each so many companies one has done nothing yet.
IDLE_EVERY = 7


def get_ready(
    progress: Callable[[str, int], AbstractContextManager[Callable[[], None]]], *, now: datetime
) -> None:
    """Let the companies of the West Coast prepare, each as far as its place in the row says."""
    mission = missions.mission(WEST_COAST.slug)
    if mission is None:
        return
    rows = list(queries.travelling(mission))
    with progress("Preparation", len(rows)) as step:
        for place, registration in enumerate(rows):
            officer = accounts.planners_of(registration.agency).order_by("pk").first()
            if officer is not None:
                _write_brief(registration, by=officer, now=now)
                _prepare(registration, place=place, by=officer, now=now)
            step()


def _write_brief(registration: Registration, *, by: User, now: datetime) -> None:
    mission = registration.mission
    if not queries.briefs_of(mission).exists():
        services.put_up_brief(mission, titles=TITLES, texts=TEXTS, by=by, now=now)


def _prepare(registration: Registration, *, place: int, by: User, now: datetime) -> None:
    if place % IDLE_EVERY == 0:
        return
    for number in range(place % 4):
        services.note_contact(
            registration,
            name=HOSTS[(place + number) % len(HOSTS)],
            how=WAYS[number % len(WAYS)],
            on=(now - timedelta(days=3 * number + 1)).date(),
            by=by,
            now=now,
        )
    if place % 3:
        travellers = list(registration.delegates.all())
        told = documents_of(registration.mission, travellers)
        for delegate in travellers:
            # Where a passport is told in confidence, nobody's word is asked.
            if delegate.pk not in told or not told[delegate.pk].from_particulars:
                services.note_documents(delegate, by=by, now=now)
            for brief in queries.briefs_of(registration.mission):
                services.note_reading(brief, delegate=delegate, by=by, now=now)
    if place % IDLE_EVERY == 1:
        services.note_call(registration, note="Will write to two hosts.", by=by, now=now)
