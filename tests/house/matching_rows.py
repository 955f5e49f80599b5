"""A row in every table of matching, for the world of the house."""

from datetime import timedelta

from tests.factories.accounts import LONG_BEFORE
from tests.factories.directory import OrganisationFactory, PersonFactory

from hansa.apps.matching import rules, services
from hansa.apps.matching.models import (
    Approach,
    Carriage,
    Conversation,
    CooperationProfile,
    Exclusion,
    Forwarding,
    Interest,
    Matchmaking,
    Meaning,
    Message,
    OrganisationMeaning,
    Prospect,
    ProspectNote,
    Recommendation,
    Round,
    Ruling,
    Sought,
    Statement,
    VideoCall,
)
from hansa.apps.matching.models.meanings import DIMENSIONS
from hansa.apps.meetings.models import Counterpart, Wish
from hansa.apps.registration.models import Delegate, Registration


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
    call = talk_of(company, host, contact=met.contact, to=delegate.person)
    return {
        **fellow_of(delegate.registration),
        **sourcing_of(company, host, by=by),
        "talks:call": call.pk,
        "profiles:pk": company.pk,
        **interest_of(company, host),
        "recommendations:pk": company.pk,
        "recommendations:about": host.pk,
        "profiles:statement": statement.pk,
        "profiles:exclusion": exclusion.pk,
    }


def fellow_of(registration: Registration) -> dict[str, object]:
    """Another company of the delegation."""
    others = Registration.objects.filter(mission=registration.mission, status="accepted")
    fellow = others.exclude(pk=registration.pk)[0]
    profile = services.open_profile(registration=fellow, now=LONG_BEFORE)
    return {"hosts:about": profile.pk, "talks:about": profile.pk}


def interest_of(company: CooperationProfile, host: CooperationProfile) -> dict[str, object]:
    """A session whose rounds are open, a wish that came from interest, and a ruling."""
    wish = Wish.objects.filter(asked__counterpart=host.counterpart).latest("pk")
    Carriage.objects.create(wish=wish, made=True)
    Round.objects.create(
        session=wish.session,
        choose_until=LONG_BEFORE + timedelta(days=3650),
        answer_until=LONG_BEFORE + timedelta(days=3660),
        opened_at=LONG_BEFORE,
    )
    ruling = Ruling.objects.get(one=company)
    return {
        "interests:about": host.pk,
        "interests:pk": wish.session_id,
        "interests:lift_ruling:pk": ruling.pk,
        "interests:party": wish.asked_id,
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
        "sourcing:counterpart": host.counterpart_id,
        "sourcing:profile": company.pk,
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
