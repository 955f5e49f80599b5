"""A row in every table of matching, for the world of the house."""

from datetime import UTC, datetime

from tests.factories.directory import OrganisationFactory, PersonFactory

from hansa.apps.matching import rules, services
from hansa.apps.matching.models import (
    Approach,
    CooperationProfile,
    Exclusion,
    Interest,
    Matchmaking,
    Meaning,
    OrganisationMeaning,
    Prospect,
    ProspectNote,
    Recommendation,
    Ruling,
    Sought,
    Statement,
)
from hansa.apps.matching.models.meanings import DIMENSIONS
from hansa.apps.meetings.models import Counterpart
from hansa.apps.registration.models import Delegate

LONG_BEFORE = datetime(2025, 6, 1, 9, tzinfo=UTC)


def matching_of(delegate: Delegate, counterpart: Counterpart, *, by) -> dict[str, object]:
    """A company that looks for somebody, a host who is recommended, and what both said."""
    company = services.open_profile(registration=delegate.registration, now=LONG_BEFORE)
    host = services.open_profile(counterpart=counterpart, now=LONG_BEFORE)
    Statement.objects.filter(profile=company).delete()
    # A text means one thing to a method, in whatever mission it is said.
    text = f"We look for somebody who sells sensors, {company.mission.slug}"
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
        **sourcing_of(company, host, by=by),
        "profiles:pk": company.pk,
        "profiles:statement": statement.pk,
        "profiles:exclusion": exclusion.pk,
    }


def sourcing_of(company: CooperationProfile, host: CooperationProfile, *, by) -> dict[str, object]:
    """Somebody who may become a host, with a letter, a note and a company."""
    organisation = OrganisationFactory(
        name="Cascade Cold Chain", country="US", agency=host.organisation.agency
    )
    contact = PersonFactory(organisation=organisation)
    prospect = Prospect.objects.create(
        leg=host.counterpart.leg, organisation=organisation, contact=contact, keeper=by,
        listed_at=LONG_BEFORE, stage="declined", declined_at=LONG_BEFORE, reason="Is away",
        next_step="Ring next year", due_on=LONG_BEFORE.date(),
    )  # fmt: skip
    Sought.objects.create(
        prospect=prospect, registration=company.registration, why="Needs cold stores",
        said_by=by, said_at=LONG_BEFORE,
    )  # fmt: skip
    ProspectNote.objects.create(
        prospect=prospect, agency=organisation.agency, text="Prefers mornings", written_by=by,
        written_at=LONG_BEFORE,
    )  # fmt: skip
    template = services.put_template(
        mission=company.mission, name="First letter", letters={"en": ("Meet us", "Dear {contact}")},
        by=by, now=LONG_BEFORE,
    )  # fmt: skip
    Approach.objects.create(
        prospect=prospect, template=template, language="en", written_by=by, written_at=LONG_BEFORE,
    )  # fmt: skip
    OrganisationMeaning.objects.create(
        organisation=organisation, digest="0" * 64, method="world offer", vector=[0.1] * DIMENSIONS
    )
    return {
        "sourcing:pk": prospect.pk,
        "sourcing:template:pk": template.pk,
        "sourcing:registration": company.registration_id,
        "sourcing:profile": company.pk,
    }
