"""A mission that recruits, its public page, and a company that applies for it by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from hansa.apps.directory import services as directory
from hansa.apps.directory.rules import Kind
from hansa.apps.missions import services as missions
from hansa.apps.missions.rules import Direction
from hansa.apps.missions.rules import Status as MissionStatus
from hansa.apps.programme import queries as programme_told
from hansa.apps.programme import services as programme
from hansa.apps.programme.rules import Audience
from hansa.apps.programme.rules import Kind as ActivityKind
from hansa.apps.registration import queries
from hansa.apps.registration import services as registrations
from hansa.apps.registration.rules import Prices, Subject
from hansa.cli.demonstration.cast import Cast
from hansa.journeys.apply_for_mission import apply_for_mission
from hansa.journeys.let_apply import let_apply
from hansa.values import Period

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.directory.models import Organisation, Person
    from hansa.apps.missions.models import Leg, Mission

SLUG = "singapore-next"
OWNER = "owner@koelhuis-marevoort.example"
TITLES = {
    "en": "Singapore mission",
    "fr": "Mission à Singapour",
    "nl": "Zending naar Singapore",
    "de": "Mission nach Singapur",
}
INTRODUCTIONS = {
    "en": "Three days with port operators, shipyards and food importers who have told us what they "
    "look for. You meet them at a table, with an appointment.",
    "fr": "Trois jours avec des exploitants portuaires, des chantiers navals et des importateurs "
    "alimentaires qui nous ont dit ce qu’ils cherchent. Vous les rencontrez sur rendez-vous.",
    "nl": "Drie dagen met havenbedrijven, scheepswerven en voedingsimporteurs die ons zeiden wat "
    "zij zoeken. U ontmoet hen aan tafel, op afspraak.",
    "de": "Drei Tage mit Hafenbetreibern, Werften und Lebensmittelimporteuren, die uns gesagt "
    "haben, was sie suchen. Sie treffen sie am Tisch, mit Termin.",
}
COSTS = {
    "en": "Flight and hotel are your own; meals at official moments are included.",
    "fr": "Le vol et l’hôtel sont à votre charge\u00a0; les repas officiels sont compris.",
    "nl": "Vlucht en hotel betaalt u zelf; maaltijden op officiële momenten zijn inbegrepen.",
    "de": "Flug und Hotel zahlen Sie selbst; Essen bei offiziellen Anlässen sind inbegriffen.",
}
VISITS = (
    {
        "en": "Container terminal at night",
        "fr": "Le terminal à conteneurs, de nuit",
        "nl": "De containerterminal bij nacht",
        "de": "Das Containerterminal bei Nacht",
    },
    {
        "en": "Cold store of a food importer",
        "fr": "L’entrepôt frigorifique d’un importateur alimentaire",
        "nl": "Het koelhuis van een voedingsimporteur",
        "de": "Das Kühlhaus eines Lebensmittelimporteurs",
    },
    {
        "en": "Shipyard and dry dock",
        "fr": "Chantier naval et cale sèche",
        "nl": "Scheepswerf en droogdok",
        "de": "Werft und Trockendock",
    },
)
PHOTOS = {
    "en": "Photos in the port are allowed only where the guide says so.",
    "fr": "Dans le port, on ne prend des photos que là où le guide le permet.",
    "nl": "In de haven mag u alleen foto’s maken waar de gids het zegt.",
    "de": "Im Hafen darf nur dort fotografiert werden, wo die Führung es erlaubt.",
}


def open_recruitment(*, cast: Cast) -> None:
    """Announce a mission half a year ahead; one company has applied, and begun another draft."""
    now = timezone.now()
    mission, leg = _plan(cast, now=now)
    owner = _owner(cast, now=now)
    sent = _company(cast, "Marevoort Ship Supplies", now=now)
    beside = _works_for(sent, cast, now=now)
    let_apply(person=beside, by=cast.officers["brussels"], now=now)
    days = registrations.Days(leg, leg.starts_on, leg.ends_on)
    traveller = registrations.Traveller(beside, (days,))
    _send(mission, sent, traveller, by=_account_of(beside), now=now)
    registrations.keep_draft(
        mission,
        organisation=owner.organisation,
        answers={
            "application": {"motivation": "Cold stores that run on sea water."},
            "travellers": [{"person": str(owner.pk), f"goes_{leg.pk}": True}],
        },
        by=_account_of(owner),
        now=now,
    )


def _plan(cast: Cast, *, now: datetime) -> tuple[Mission, Leg]:
    """The mission with its leg, visits, fees, public page and a text of its own."""
    by, first = cast.officers["brussels"], timezone.localdate(now) + timedelta(days=180)
    mission = missions.plan_mission(
        slug=SLUG,
        titles=TITLES,
        direction=Direction.OUTGOING,
        country="SG",
        seats=40,
        agencies=[cast.agencies["brussels"], cast.agencies["flanders"]],
        recruits_until=first - timedelta(days=90),
        by=by,
        now=now,
    )
    leg = missions.add_leg(
        mission=mission,
        city="Singapore",
        country="SG",
        time_zone="Asia/Singapore",
        starts_on=first,
        ends_on=first + timedelta(days=2),
        by=by,
        now=now,
    )
    missions.set_status(mission=mission, status=MissionStatus.RECRUITING, by=by, now=now)
    for place, titles in enumerate(VISITS):
        _visit(leg, titles, first + timedelta(days=place), cast, now=now)
    prices = Prices(sme=120_00, large=360_00, others=120_00)
    registrations.set_prices(mission, prices=prices, by=by, now=now)
    registrations.write_announcement(
        mission, introductions=INTRODUCTIONS, costs=COSTS, shows_programme=True, by=by, now=now
    )
    registrations.write_terms(mission, subject=Subject.PHOTOS, texts=PHOTOS, by=by, now=now)
    registrations.announce(mission, by=by, now=now)
    return mission, leg


def _visit(leg: Leg, titles: dict[str, str], day: date, cast: Cast, *, now: datetime) -> None:
    begins = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    by = cast.officers["brussels"]
    activity = programme.add_activity(
        leg=leg,
        titles=titles,
        kind=ActivityKind.COMPANY_VISIT,
        period=Period(begins, begins + timedelta(hours=2)),
        place="Port of Singapore",
        audience=Audience.SIGNED_UP,
        capacity=20,
        by=by,
        now=now,
    )
    programme.confirm(activity=activity, by=by, now=now)


def _company(cast: Cast, name: str, *, now: datetime) -> Organisation:
    return directory.add_organisation(
        kind=Kind.COMPANY,
        name=name,
        agency=cast.agencies["brussels"],
        city="Brussels",
        pitch="Everything that a quay and a cold store need.",
        by=cast.officers["brussels"],
        now=now,
    )


def _works_for(organisation: Organisation, cast: Cast, *, now: datetime) -> Person:
    return directory.add_person(
        organisation,
        first_name="Maaike",
        last_name="Verlinde-Roy",
        email=OWNER,
        job_title="Managing director",
        language="nl",
        by=cast.officers["brussels"],
        now=now,
    )


def _owner(cast: Cast, *, now: datetime) -> Person:
    """Who applies for two companies of one family."""
    person = _works_for(_company(cast, "Koelhuis Marevoort", now=now), cast, now=now)
    let_apply(person=person, by=cast.officers["brussels"], now=now)
    return person


def _account_of(person: Person) -> User:
    if person.user is None:
        raise LookupError(f"{person} has no account.")
    return person.user


def _send(
    mission: Mission,
    organisation: Organisation,
    traveller: registrations.Traveller,
    *,
    by: User,
    now: datetime,
) -> None:
    offer = queries.offer(mission, organisation=organisation, today=timezone.localdate(now))
    answers = {text.subject.value: text.subject != Subject.PHOTOS for text in offer.texts}
    apply_for_mission(
        mission=mission,
        organisation=organisation,
        application=registrations.Application(
            motivation="Two shipyards there have asked for our winches.",
            travellers=[traveller],
            answers=answers,
            seen=offer.seen,
        ),
        wishes=[programme_told.open_for_sign_up(mission)[:2]],
        by=by,
        now=now,
    )
