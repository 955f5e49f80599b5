"""What registrations know about somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from hansa.apps.accounts.models import User
from hansa.apps.registration import queries
from hansa.apps.registration.models import Delegate
from hansa.values import Chapter, Fact


def chapters_about(user: User) -> Iterator[Chapter]:
    """For what they were registered, where they stay, what they told, and who looked."""
    journeys = list(queries.every_journey(user))
    yield Chapter("journeys", tuple(_journey(delegate) for delegate in journeys))
    yield Chapter(
        "stays",
        tuple(
            {
                "mission": delegate.mission.title,
                "city": stay.city,
                "arrives_on": stay.arrives_on,
                "leaves_on": stay.leaves_on,
            }
            for delegate in journeys
            for stay in delegate.stays.all()
        ),
    )
    yield Chapter("particulars", tuple(_particulars(journeys)))
    yield Chapter("consents", tuple(_consents(journeys)))
    yield Chapter("looks", tuple(_looks(journeys)))


def _journey(delegate: Delegate) -> Mapping[str, Fact]:
    registration = delegate.registration
    return {
        "mission": delegate.mission.title,
        "organisation": registration.organisation.name,
        "agency": registration.agency.name,
        "status": str(registration.get_status_display()),
        "applied_at": registration.applied_at,
    }


def _particulars(journeys: list[Delegate]) -> Iterator[Mapping[str, Fact]]:
    for delegate in journeys:
        rows = queries.particulars_of(delegate)
        for section, told in queries.own_particulars(delegate).items():
            yield {
                "mission": delegate.mission.title,
                "section": str(told.section.label),
                **asdict(told),
                "told_at": rows[section].told_at,
                "agreed_at": rows[section].agreed_at,
            }


def _consents(journeys: list[Delegate]) -> Iterator[Mapping[str, Fact]]:
    for delegate in journeys:
        for agreement in queries.own_agreements_of(delegate):
            yield {
                "mission": delegate.mission.title,
                "subject": str(agreement.get_subject_display()),
                "version": agreement.version,
                "given": agreement.given,
                "at": agreement.at,
            }


def _looks(journeys: list[Delegate]) -> Iterator[Mapping[str, Fact]]:
    for delegate in journeys:
        for event in queries.readings_of(delegate):
            yield {
                "mission": delegate.mission.title,
                "at": event.at,
                "by": str(event.by or ""),
                "verb": event.verb,
                "section": event.details["section"],
                "why": event.why,
            }
