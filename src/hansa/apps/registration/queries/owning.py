"""What a company sees: missions that are announced, its standing, and its own applications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Max, Min, Prefetch, Q, QuerySet

from hansa.apps.accounts.models import User
from hansa.apps.directory import queries as directory
from hansa.apps.directory.models import Organisation
from hansa.apps.missions.models import Leg, Mission
from hansa.apps.missions.rules import Status as MissionStatus
from hansa.apps.registration import rules
from hansa.apps.registration.models import Announcement, Draft, Registration
from hansa.apps.registration.queries.fees import fee_of, prices_of
from hansa.apps.registration.queries.terms import Text, texts_in_force
from hansa.apps.registration.rules import Quote


@dataclass(frozen=True, slots=True)
class Offer:
    """On which terms an organisation can apply today."""

    quote: Quote
    texts: list[Text]

    @property
    def seen(self) -> str:
        """What somebody has seen who was shown this offer; another offer has another."""
        versions = " ".join(f"{text.subject}={text.version}" for text in self.texts)
        return f"{self.quote.cents} {self.quote.ground} {versions}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an organisation stands to a mission."""

    organisation: Organisation
    registration: Registration | None
    quote: Quote

    @property
    def status(self) -> str:
        """How far its registration is; empty without one."""
        return self.registration.status if self.registration else ""


def announced() -> QuerySet[Mission]:
    """The missions with a public page, those to come first."""
    return _told().filter(announcement__published_at__isnull=False).order_by("starts_on", "slug")


def open_for_application(*, today: date) -> QuerySet[Mission]:
    """The announced missions for which companies can apply today, the next to close first."""
    still_open = Q(recruits_until__isnull=True) | Q(recruits_until__gte=today)
    return (
        announced()
        .filter(still_open, status=MissionStatus.RECRUITING)
        .order_by(F("recruits_until").asc(nulls_last=True), "starts_on", "slug")
    )


def announcement_of(mission: Mission) -> Announcement | None:
    """The public page of a mission, published or not."""
    page: Announcement | None = getattr(mission, "announcement", None)
    return page


def who_can_apply_for(mission: Mission, *, user: User | AnonymousUser) -> QuerySet[Organisation]:
    """The user's own organisations whose agency organises the mission."""
    organising = mission.organisers.values("agency")
    return directory.owned_by(user).filter(agency__in=organising)


def standings(mission: Mission, *, user: User | AnonymousUser, today: date) -> list[Standing]:
    """How each of the user's own organisations stands to the mission."""
    organisations = list(who_can_apply_for(mission, user=user))
    if not organisations:
        return []
    prices = prices_of(mission)
    theirs = Registration.objects.filter(mission=mission, organisation__in=organisations)
    registered = {each.organisation_id: each for each in theirs}
    return [
        Standing(
            organisation=organisation,
            registration=registered.get(organisation.pk),
            quote=fee_of(organisation, prices=prices, on=today),
        )
        for organisation in organisations
    ]


def offer(mission: Mission, *, organisation: Organisation, today: date) -> Offer:
    """On which terms the organisation can apply today."""
    quote = fee_of(organisation, prices=prices_of(mission), on=today)
    return Offer(quote=quote, texts=texts_in_force(mission))


def own_registrations(user: User | AnonymousUser) -> QuerySet[Registration]:
    """The applications of the user's own organisations, drafts among them, latest first."""
    return (
        Registration.objects.filter(organisation__in=directory.owned_by(user).values("pk"))
        .select_related("mission", "organisation", "agency", "sector_group")
        .order_by("-applied_at", "-pk")
    )


def own_record(user: User | AnonymousUser) -> QuerySet[Registration]:
    """The same, each with its fee and how many travel for it (`travellers`)."""
    return own_registrations(user).select_related("fee").annotate(travellers=Count("delegates"))


def begun(organisation: Organisation, *, mission: Mission) -> Registration | None:
    """The organisation's application, sent or not, with what is kept of its draft."""
    theirs = Registration.objects.filter(organisation=organisation, mission=mission)
    return theirs.select_related("draft", "organisation").first()


def draft_of(registration: Registration) -> Draft | None:
    """What was filled in of an application that is not sent yet."""
    draft: Draft | None = getattr(registration, "draft", None)
    return draft


def objections_to_applying_oneself(mission: Mission, *, today: date) -> list[str]:
    """Why no organisation can apply for the mission by itself today."""
    return list(
        rules.objections_to_applying_oneself(
            mission=mission.title,
            status=mission.status,
            today=today,
            until=mission.recruits_until,
        )
    )


def _told() -> QuerySet[Mission]:
    return (
        Mission.objects.select_related("announcement", "fee_schedule")
        .annotate(starts_on=Min("legs__starts_on"), ends_on=Max("legs__ends_on"))
        .prefetch_related(
            Prefetch("legs", Leg.objects.order_by("starts_on")),
            "sector_groups",
        )
    )
