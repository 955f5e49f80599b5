"""A row in every table of matching, for the world of the house."""

from datetime import UTC, datetime

from hansa.apps.matching import rules, services
from hansa.apps.matching.models import (
    Conversation,
    Exclusion,
    Forwarding,
    Interest,
    Matchmaking,
    Meaning,
    Message,
    Recommendation,
    Ruling,
    Statement,
    VideoCall,
)
from hansa.apps.matching.models.meanings import DIMENSIONS
from hansa.apps.meetings.models import Counterpart
from hansa.apps.registration.models import Delegate, Registration

LONG_BEFORE = datetime(2025, 6, 1, 9, tzinfo=UTC)


def matching_of(delegate: Delegate, counterpart: Counterpart, *, by) -> dict[str, object]:
    """A company that looks for somebody, a host who is recommended, and what both said."""
    company = services.open_profile(registration=delegate.registration, now=LONG_BEFORE)
    host = services.open_profile(counterpart=counterpart, now=LONG_BEFORE)
    Statement.objects.filter(profile=company).delete()
    text = "We look for somebody who sells sensors"
    statement = Statement.objects.create(
        profile=company, kind="need", position=0, text=text, language="en",
        digest=rules.digest_of(text),
    )  # fmt: skip
    Meaning.objects.create(digest=statement.digest, method="world need", vector=[0.1] * DIMENSIONS)
    exclusion = Exclusion.objects.create(profile=company, name="Rival")
    Matchmaking.objects.create(mission=company.mission, ordered_by=by, ordered_at=LONG_BEFORE)
    Recommendation.objects.create(
        profile=company, candidate=host, rank=1, score=0.5, forward=0.5, backward=0.5,
        reasons=[{"code": "same_sector", "facts": {"sector": "food"}}], made_at=LONG_BEFORE,
    )  # fmt: skip
    Interest.objects.create(profile=company, about=host, choice="must", said_at=LONG_BEFORE)
    Ruling.objects.create(
        one=company, other=host, allows=True, why="Asked for.", by=by, at=LONG_BEFORE
    )
    fellow = services.open_profile(
        registration=Registration.objects.filter(
            mission=company.mission, status="accepted"
        ).exclude(pk=delegate.registration_id)[0],
        now=LONG_BEFORE,
    )
    call = talk_of(company, host, contact=counterpart.contact, to=delegate.person)
    return {
        "hosts:about": fellow.pk,
        "talks:about": fellow.pk,
        "talks:call": call.pk,
        "profiles:pk": company.pk,
        "profiles:statement": statement.pk,
        "profiles:exclusion": exclusion.pk,
    }


def talk_of(company, host, *, contact, to) -> VideoCall:
    """The host wrote and proposed a call, and forwarded the page."""
    Forwarding.objects.create(
        counterpart=host.counterpart, by=contact, to=to, note="Could you?", at=LONG_BEFORE
    )
    talk = Conversation.objects.create(one=company, other=host, opened_at=LONG_BEFORE)
    Message.objects.create(
        conversation=talk, from_one=False, text="Welcome.", said_at=LONG_BEFORE, host=contact
    )
    return VideoCall.objects.create(
        conversation=talk, from_one=False, starts_at=LONG_BEFORE, address="https://call.example/1",
        proposed_at=LONG_BEFORE, changed_at=LONG_BEFORE,
    )  # fmt: skip
