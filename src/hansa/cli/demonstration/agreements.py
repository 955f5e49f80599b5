"""Agreements of the demonstration: one ceremony that is over, and two to which sixty look ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from hansa.apps.agreements import queries
from hansa.apps.agreements import services as agreements
from hansa.apps.agreements.rules import Kind, Secrecy, Status
from hansa.apps.missions import queries as missions
from hansa.apps.registration import queries as registrations
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.plans import JAPAN, WEST_COAST

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.agreements.models import Agreement, Ceremony
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Delegate


@dataclass(frozen=True, slots=True)
class Signed:
    """What a mission signs.

    Attributes:
        companies: how many sign.
        early: how many of them did so before the ceremony, at home.
        desks: of each ceremony.
        is_over: the ceremonies were held.
    """

    slug: str
    begun: datetime
    companies: int
    early: int
    desks: tuple[int, ...]
    is_over: bool


MISSIONS = (
    Signed(JAPAN.slug, JAPAN.begun + timedelta(days=70), 14, 0, (2,), is_over=True),
    Signed(WEST_COAST.slug, WEST_COAST.begun + timedelta(days=40), 69, 6, (2, 3), is_over=False),
)
WITNESSES = ("H.R.H. the head of delegation", "The Minister of Foreign Trade", "The Mayor")
HOSTS = (
    "Port Authority", "Pacific Cold Chain", "Bay Grid Energy", "Sierra Labs", "Redwood Robotics",
    "Golden Gate Logistics", "Sunset Studios", "Mojave Aerospace", "Harbor Biotech",
)  # fmt: skip
ABOUT = (
    ("Sensors for cold stores", "Belgian sensors keep fruit fresh on its way."),
    ("A pilot line for recycled batteries", "Belgian know-how gives batteries a second life."),
    ("Joint research on protein design", "Two laboratories design proteins together."),
    ("Distribution of Belgian products", "Belgian products reach new shelves."),
    ("A design office", "A Belgian studio opens its doors abroad."),
    ("Software for port calls", "Ships wait less with software from Antwerp."),
    ("Parts for small satellites", "Belgian parts fly on small satellites."),
)
# How far those are that are not cleared, in turn.
STOPS = (Status.ANNOUNCED, Status.DESCRIBED, Status.WITHDRAWN, Status.RECEIVED)
ON_THE_WAY_EVERY = 11
# Of those that were signed, in turn; None is still to be asked after.
BECAME = (Status.EXECUTED, None, Status.EXECUTED, Status.LAPSED, Status.SIGNED)
# Confidentiality, in turn.
SECRET = {3: Secrecy.VALUE, 8: Secrecy.PARTIES, 13: Secrecy.ALL}
EMBARGO = datetime(2027, 12, 1, 10, tzinfo=UTC)
LATER = datetime(2026, 11, 2, 9, tzinfo=UTC)
PDF = b"%PDF-1.4\n% The text of an agreement, for the demonstration.\n%%EOF\n"

Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]


class Secret(TypedDict, total=False):
    """What outsiders are not told."""

    secrecy: str
    embargo_until: datetime


def sign_agreements(progress: Progress, *, cast: Cast) -> None:
    """Declare, clear, put on stage and sign; what became of it is told months later."""
    for plan in MISSIONS:
        mission = missions.mission(plan.slug)
        if mission is None:
            raise LookupError(f"The demonstration has no mission {plan.slug!r}.")
        chosen = _one_of_each(registrations.accepted_delegates(mission), number=plan.companies)
        with progress(f"{mission}: agreements", len(chosen)) as step:
            made = []
            for place, delegate in enumerate(chosen):
                made.append(_agree(place, delegate, mission, cast=cast, now=plan.begun))
                step()
        by = cast.officers["brussels"]
        _sign_early(made[: plan.early], by=by, now=plan.begun)
        for ceremony in _ceremonies(mission, plan, by=by):
            agreements.arrange(ceremony=ceremony, by=by, now=plan.begun)
            if plan.is_over:
                _sign(ceremony, by=by)
        _afterwards(made, by=by)


def _one_of_each(delegates: Iterable[Delegate], *, number: int) -> list[Delegate]:
    """The first who travels for each of so many companies."""
    first: dict[int, Delegate] = {}
    for delegate in delegates:
        if delegate.registration.organisation.kind == "company":
            first.setdefault(delegate.registration_id, delegate)
    return list(first.values())[:number]


def _agree(
    place: int, delegate: Delegate, mission: Mission, *, cast: Cast, now: datetime
) -> Agreement:
    company = delegate.registration
    codes = {agency.pk: code for code, agency in cast.agencies.items()}
    officer = cast.officers[codes[company.agency_id]]
    title, line = ABOUT[place % len(ABOUT)]
    agreement = agreements.announce(
        mission=mission,
        agency=company.agency,
        company=company,
        by=officer,
        now=now,
        title=f"{title}: {company.organisation}",
        kind=list(Kind)[place % len(Kind)],
        value_cents=(place % 9) * 150_000_00 or None,
        currency=("USD", "EUR")[place % 2],
        witness=WITNESSES[place % len(WITNESSES)],
        press_lines={"en": line},
        **_secrecy(place),
    )
    _name_sides(agreement, place, delegate, by=officer, now=now)
    if place % 2:
        agreements.share(agreement=agreement, shared=True, by=officer, now=now)
    _bring(agreement, place, by=officer, now=now)
    return agreement


def _secrecy(place: int) -> Secret:
    secrecy = SECRET.get(place % 17, Secrecy.OPEN)
    if secrecy == Secrecy.ALL:
        return {"secrecy": secrecy, "embargo_until": EMBARGO}
    return {"secrecy": secrecy}


def _name_sides(
    agreement: Agreement, place: int, delegate: Delegate, *, by: User, now: datetime
) -> None:
    own = agreement.parties.get()
    host = agreements.add_party(
        agreement=agreement,
        name=f"{HOSTS[place % len(HOSTS)]} {place // len(HOSTS) + 1}",
        email=f"agreements.{agreement.pk}@hosts.example",
        by=by,
        now=now,
    )
    agreements.add_signatory(party=own, person=delegate.person, by=by, now=now)
    agreements.add_signatory(
        party=host, name=f"Robin Ellery {place + 1}", job_title="Chief executive", by=by, now=now
    )


def _bring(agreement: Agreement, place: int, *, by: User, now: datetime) -> None:
    """To being cleared; one in so many stops on the way."""
    turn, rest = divmod(place, ON_THE_WAY_EVERY)
    stop = Status.CLEARED if rest != ON_THE_WAY_EVERY - 1 else STOPS[turn % len(STOPS)]
    if stop == Status.ANNOUNCED:
        return
    agreements.describe(agreement=agreement, by=by, now=now)
    if stop == Status.WITHDRAWN:
        why = "The bank did not agree."
        agreements.withdraw(agreement=agreement, why=why, by=by, now=now)
    if stop in {Status.DESCRIBED, Status.WITHDRAWN}:
        return
    agreements.receive_text(
        agreement=agreement, filename="agreement.pdf", content=PDF, by=by, now=now
    )
    sides = list(queries.waiting_for(agreement))
    for side in sides if stop == Status.CLEARED else sides[:1]:
        agreements.answer(clearance=side, cleared=True, by=by, now=now)


def _sign_early(made: Sequence[Agreement], *, by: User, now: datetime) -> None:
    for agreement in made:
        agreements.sign_elsewhere(
            agreement=agreement, why="Signed at home: the buyer could not wait.", by=by, now=now
        )


def _ceremonies(mission: Mission, plan: Signed, *, by: User) -> list[Ceremony]:
    activities = queries.signing_activities(mission)
    return [
        agreements.set_stage(
            activity=activity, desks=desks, setup=1, signing=2, photo=1, opening=5, by=by,
            now=plan.begun,
        )
        for activity, desks in zip(activities, plan.desks, strict=False)
    ]  # fmt: skip


def _sign(ceremony: Ceremony, *, by: User) -> None:
    for slot in queries.slots_of(ceremony):
        agreements.sign(slot=slot, by=by, now=slot.period.lower + timedelta(minutes=3))


def _afterwards(made: Sequence[Agreement], *, by: User) -> None:
    """Months later: some are executed, one has lapsed, and some are to be asked after."""
    signed = [each for each in made if _is_signed(each)]
    for place, agreement in enumerate(signed):
        became = BECAME[place % len(BECAME)]
        if became == Status.EXECUTED:
            agreements.execute(agreement=agreement, on=LATER.date(), by=by, now=LATER)
        elif became == Status.LAPSED:
            why = "The buyer chose another supplier."
            agreements.lapse(agreement=agreement, why=why, by=by, now=LATER)
        elif became == Status.SIGNED:
            agreements.remind(agreement=agreement, on=LATER.date(), by=by, now=LATER)


def _is_signed(agreement: Agreement) -> bool:
    agreement.refresh_from_db(fields=["status"])
    return agreement.status == Status.SIGNED
