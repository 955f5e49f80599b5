"""What happens after companies have applied: sizes, a released list, changes of mind, consents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from hansa.apps.accounts import queries as accounts
from hansa.apps.directory import services as directory
from hansa.apps.directory.rules import Kind
from hansa.apps.missions import queries as missions
from hansa.apps.registration import queries
from hansa.apps.registration import services as registrations
from hansa.apps.registration.rules import STANDARD_VERSION, SizeShare, Status, Subject
from hansa.apps.registration.rules.ranking import Outcome
from hansa.apps.registration.rules.selection import USUAL_WEIGHTS, Preference
from hansa.cli.demonstration.applying import OWNER, SLUG
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.plans import WEST_COAST
from hansa.cli.demonstration.seats import CANCELLATION, OVERBOOKING, QUOTAS
from hansa.journeys.change_application import change_application
from hansa.journeys.release_selection import release_selection

if TYPE_CHECKING:
    from hansa.apps.accounts.models import Agency
    from hansa.apps.missions.models import Leg, Mission, SectorGroup
    from hansa.apps.registration.models import Registration

SIZES: dict[Agency | SectorGroup | SizeShare, int] = {SizeShare.LARGE: 60, SizeShare.UNDECLARED: 40}
# They wait: the mission takes nobody who has not said how large it is.
WAITING = (("Quai Vermeulen", 3), ("Zeebaken Instruments", 5), ("Amarrage Delcour", 4))
FULL = "Companies that have not declared their size wait; declare it, and a seat is offered."
MINUTES = "The three wait in the order of their points until their sizes are known."
# Of the companies that travel, every so many say no to partners; of delegates likewise.
REFUSING, REFUSING_ALONE = 9, 14


def happen_afterwards(
    west_coast: Mission, *, cast: Cast, now: datetime, on_step: Callable[[], None]
) -> None:
    """Keep seats for sizes, release a ranking, change an application, and answer consents.

    Raises:
        LookupError: when the demonstration has no mission that recruits.
    """
    singapore = missions.mission(SLUG)
    if singapore is None:
        raise LookupError(f"The demonstration has no mission {SLUG!r}.")
    _keep_for_sizes(west_coast, cast=cast, now=now)
    on_step()
    _rank_and_release(singapore, cast=cast, now=timezone.now())
    on_step()
    _change(singapore, now=timezone.now())
    on_step()
    _answer_consents(west_coast, now=now)
    on_step()


def _keep_for_sizes(mission: Mission, *, cast: Cast, now: datetime) -> None:
    quotas: dict[Agency | SectorGroup | SizeShare, int] = {
        **{cast.agencies[code]: QUOTAS[code] for code in WEST_COAST.agencies},
        **SIZES,
    }
    registrations.set_seat_terms(
        mission,
        overbooking=OVERBOOKING,
        answer_days=21,
        quotas=quotas,
        cancellation=CANCELLATION,
        by=cast.officers[WEST_COAST.agencies[0]],
        now=now,
    )


def _rank_and_release(mission: Mission, *, cast: Cast, now: datetime) -> None:
    by, agency = cast.officers["brussels"], cast.agencies["brussels"]
    registrations.set_seat_terms(
        mission,
        overbooking=0,
        answer_days=14,
        quotas={SizeShare.UNDECLARED: 0},
        cancellation=CANCELLATION,
        by=by,
        now=now,
    )
    terms = registrations.set_criteria(
        mission,
        weights=USUAL_WEIGHTS,
        preference=Preference.NEWCOMERS,
        threshold=40,
        by=by,
        now=now,
    )
    registrations.publish_criteria(terms, by=by, now=now)
    leg = missions.legs_of(mission)[0]
    waiting = [_applies(mission, leg, name, cast=cast, now=now) for name, _marks in WAITING]
    for registration, (_name, mark) in zip(waiting, WAITING, strict=True):
        registrations.score(
            registration,
            agency=agency,
            marks={"readiness": mark, "sector_fit": mark, "added_value": mark},
            remark="",
            by=by,
            now=now,
        )
    _decide(mission, waiting, cast=cast, now=now)


def _applies(mission: Mission, leg: Leg, name: str, *, cast: Cast, now: datetime) -> Registration:
    by, agency = cast.officers["brussels"], cast.agencies["brussels"]
    organisation = directory.add_organisation(
        kind=Kind.COMPANY, name=name, agency=agency, city="Brussels", pitch="", by=by, now=now
    )
    first_name, _space, _rest = name.partition(" ")
    person = registrations.NewPerson(
        "Robin", f"van {first_name}", f"robin@{first_name.lower()}.example", language="nl"
    )
    days = registrations.Days(leg, leg.starts_on, leg.ends_on)
    return registrations.apply(
        mission=mission,
        organisation=organisation,
        agency=agency,
        sector_group=None,
        motivation="Two ports there asked for a quotation.",
        travellers=[registrations.Traveller(person, (days,))],
        by=by,
        now=now,
    )


def _decide(
    mission: Mission, waiting: Sequence[Registration], *, cast: Cast, now: datetime
) -> None:
    by = cast.officers["brussels"]
    meeting = registrations.open_selection_meeting(mission, by=by, now=now)
    registrations.note_selection_meeting(
        meeting,
        present=[by, cast.officers["flanders"]],
        guests="",
        minutes=MINUTES,
        decisions=[registrations.Noted(each.pk, Outcome.WAIT, FULL) for each in waiting],
        by=by,
        now=now,
    )
    registrations.close_selection_meeting(meeting, by=by, now=now)
    release_selection(meeting=meeting, by=by, now=now)


def _change(mission: Mission, *, now: datetime) -> None:
    """The company that applied by itself says better why it comes, and finds another payer."""
    owner = accounts.user_with_email(OWNER)
    if owner is None:
        raise LookupError("The demonstration has nobody who applies.")
    sent = queries.own_registrations(owner).filter(mission=mission, status=Status.APPLIED).get()
    travellers = [
        registrations.Traveller(
            delegate.person,
            tuple(
                registrations.Days(stay.leg, stay.arrives_on, stay.leaves_on)
                for stay in delegate.stays.all()
            ),
        )
        for delegate in queries.delegates_of(sent)
    ]
    alteration = registrations.Alteration(
        motivation="Two shipyards there have asked for our winches; one now wants twelve.",
        travellers=travellers,
        seen=queries.version_of(sent),
        payer=registrations.OtherPayer(
            "Marevoort Group", "Kaai 12", "8380", "Zeebrugge", "invoices@marevoort.example"
        ),
    )
    change_application(
        registration=sent, alteration=alteration, wishes=[[] for _ in travellers], by=owner, now=now
    )


def _answer_consents(mission: Mission, *, now: datetime) -> None:
    """Delegates answer for companies of which nobody else signs in, and some for themselves."""
    delegates = queries.accepted_delegates(mission).select_related("person__user", "registration")
    answered: set[int] = set()
    for place, delegate in enumerate(delegates.order_by("registration", "pk")):
        user, registration = delegate.person.user, delegate.registration
        if user is None:
            continue
        if registration.pk not in answered:
            answered.add(registration.pk)
            registrations.answer_consent(
                registration,
                subject=Subject.SHARING,
                given=len(answered) % REFUSING > 0,
                seen=STANDARD_VERSION,
                by=user,
                now=now,
            )
        if place % REFUSING_ALONE == 0:
            registrations.answer_own_consent(
                delegate,
                subject=Subject.SHARING,
                given=False,
                seen=STANDARD_VERSION,
                by=user,
                now=now,
            )
