"""A row in every table of matching, for the world of the house."""

from datetime import UTC, datetime

from hansa.apps.matching import rules, services
from hansa.apps.matching.models import (
    Exclusion,
    Interest,
    Matchmaking,
    Meaning,
    Recommendation,
    Ruling,
    Statement,
)
from hansa.apps.matching.models.meanings import DIMENSIONS
from hansa.apps.meetings.models import Counterpart
from hansa.apps.registration.models import Delegate

LONG_BEFORE = datetime(2025, 6, 1, 9, tzinfo=UTC)


def matching_of(delegate: Delegate, *, by) -> dict[str, object]:
    """A company that looks for somebody, the host who is recommended, and what both said."""
    company = services.open_profile(registration=delegate.registration, now=LONG_BEFORE)
    met = Counterpart.objects.filter(leg__mission=delegate.mission).latest("pk")
    host = services.open_profile(counterpart=met, now=LONG_BEFORE)
    Statement.objects.filter(profile=company).delete()
    text = f"We look for somebody who sells sensors on the {company.mission.slug} mission"
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
    return {
        "profiles:pk": company.pk,
        "profiles:statement": statement.pk,
        "profiles:exclusion": exclusion.pk,
    }
