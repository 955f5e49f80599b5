"""Agreements of a small mission, on their way to a signing ceremony."""

from tests.factories.accounts import LONG_BEFORE
from tests.factories.programme import ActivityFactory, between, delegate_on

from hansa.apps.agreements import services
from hansa.apps.agreements.models import Clearance

PDF = b"%PDF-1.7 an agreement"
EVENING = between("17:00", "18:30")


def announced(coast, *, by=None, delegate=None, **details):
    """An agreement of a company of the delegation and a host, with who signs for each."""
    by = by or coast.officer
    delegate = delegate or delegate_on(coast.san_francisco, organisation__agency=coast.agency)
    company = delegate.registration
    agreement = services.announce(
        mission=coast.mission, agency=company.agency, company=company, by=by, now=LONG_BEFORE,
        **{
            "title": "Sensors for cold stores",
            "kind": "contract",
            "press_lines": {"en": "Sensors keep fruit fresh."},
            **details,
        },
    )  # fmt: skip
    own = agreement.parties.get()
    host = services.add_party(
        agreement=agreement, name=f"Pacific Cold Chain {agreement.pk}", email="jo@cold.example",
        by=by, now=LONG_BEFORE,
    )  # fmt: skip
    services.add_signatory(party=own, person=delegate.person, by=by, now=LONG_BEFORE)
    services.add_signatory(party=host, name="Jo Kim", by=by, now=LONG_BEFORE)
    return agreement


def received(coast, **details):
    """One whose text has come."""
    agreement = announced(coast, **details)
    services.describe(agreement=agreement, by=coast.officer, now=LONG_BEFORE)
    services.receive_text(
        agreement=agreement, filename="text.pdf", content=PDF, by=coast.officer, now=LONG_BEFORE
    )
    agreement.refresh_from_db()
    return agreement


def cleared(coast, **details):
    """One to which every side said yes."""
    agreement = received(coast, **details)
    for clearance in Clearance.objects.filter(agreement=agreement):
        services.answer(clearance=clearance, cleared=True, by=coast.officer, now=LONG_BEFORE)
    agreement.refresh_from_db()
    return agreement


def ceremony(coast, *, hours=EVENING, desks=3):
    """A ceremony of an hour and a half in San Francisco, with four minutes a turn."""
    activity = ActivityFactory(
        leg=coast.san_francisco, kind="signing", titles={"en": "Signing ceremony"}, hours=hours
    )
    return services.set_stage(
        activity=activity, desks=desks, setup=1, signing=2, photo=1, opening=5,
        by=coast.officer, now=LONG_BEFORE,
    )  # fmt: skip


def scheduled(coast, *, stage=None, **details):
    """One that has a slot."""
    agreement = cleared(coast, **details)
    stage = stage or ceremony(coast)
    services.arrange(ceremony=stage, by=coast.officer, now=LONG_BEFORE)
    agreement.refresh_from_db()
    return agreement
