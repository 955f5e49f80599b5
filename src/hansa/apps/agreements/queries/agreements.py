"""Which agreements there are, and who may read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.models import User
from hansa.apps.accounts.rules import PLANNERS, Sight
from hansa.apps.agreements.models import Agreement, Clearance, Party, Signatory, Text
from hansa.apps.agreements.rules import Answer, ClearedBy, Status
from hansa.apps.directory import queries as directory
from hansa.apps.directory.models import Organisation, Person
from hansa.apps.meetings.models import Counterpart
from hansa.apps.missions.models import Leg, Mission, Organiser
from hansa.apps.registration.models import Delegate, Registration, Stay
from hansa.apps.registration.rules import TRAVELS


def visible_to(user: User | AnonymousUser, *, mission: Mission) -> QuerySet[Agreement]:
    """The agreements of a mission that the user reads, with parties and signatories.

    Those of the user's agencies: which look after them, or whose companies sign them. And those
    that are shared among all who organise the mission.
    """
    agencies = accounts.agencies_where(user, sees=Sight.MISSIONS).order_by().values("pk")
    theirs = Party.objects.filter(agency__in=agencies).values("agreement")
    organises = Organiser.objects.filter(mission=mission, agency__in=agencies)
    seen = Q(agency__in=agencies) | Q(pk__in=theirs) | (Q(shared=True) & Exists(organises))
    return _told().filter(seen, mission=mission)


def numbers_visible_to(user: User | AnonymousUser, *, mission: Mission) -> set[int]:
    """The same, by their numbers alone."""
    return set(visible_to(user, mission=mission).order_by().values_list("pk", flat=True))


def agencies_of(agreement: Agreement) -> set[int]:
    """The agencies whose business it is: its keeper, and those of its parties."""
    parties = agreement.parties.all()
    return {agreement.agency_id, *(each.agency_id for each in parties if each.agency_id)}


def may_change(agreement: Agreement, *, user: User) -> bool:
    """Whether the user plans for an agency whose business it is."""
    return bool(PLANNERS & accounts.roles_in(user, agencies=agencies_of(agreement)))


def agencies_planned_for(user: User) -> set[int]:
    """The agencies, by number, for which the user plans."""
    return {each.agency_id for each in accounts.roles_of(user) if each.role in PLANNERS}


def planners_for(user: User, *, agency: int) -> bool:
    """Whether the user plans for this agency."""
    return bool(PLANNERS & accounts.roles_in(user, agencies=[agency]))


def companies_of(user: User | AnonymousUser, *, mission: Mission) -> QuerySet[Registration]:
    """For which organisations of the delegation the user declares agreements.

    Those whose record they keep, or for which they travel; none that sends nobody.
    """
    if not user.is_authenticated:
        return Registration.objects.none()
    travellers = Delegate.objects.filter(registration=OuterRef("pk"))
    owned = directory.owned_by(user).values("pk")
    return (
        Registration.objects.filter(Exists(travellers), mission=mission, status__in=TRAVELS)
        .filter(Q(organisation__in=owned) | Exists(travellers.filter(person__user=user)))
        .select_related("organisation", "agency", "mission")
        .order_by("organisation__name")
    )


def own_agreements(user: User | AnonymousUser, *, mission: Mission) -> QuerySet[Agreement]:
    """The agreements that the user's own organisations are to sign."""
    companies = companies_of(user, mission=mission).order_by().values("organisation")
    own = Party.objects.filter(organisation__in=companies).values("agreement")
    return _told().filter(pk__in=own, mission=mission)


def missions_with_own(user: User | AnonymousUser) -> QuerySet[Mission]:
    """The missions in which the user may declare agreements."""
    if not user.is_authenticated:
        return Mission.objects.none()
    owned = directory.owned_by(user).values("pk")
    delegates = Delegate.objects.filter(registration__status__in=TRAVELS).filter(
        Q(registration__organisation__in=owned) | Q(person__user=user)
    )
    return Mission.objects.filter(pk__in=delegates.values("mission"))


def counted(agreements: Sequence[Agreement]) -> list[tuple[Status, int]]:
    """How many stand at each step, in the order of the steps."""
    number = Counter(each.status for each in agreements)
    return [(status, number[status]) for status in Status]


def overdue(agreements: Sequence[Agreement], *, today: date) -> list[Agreement]:
    """Signed ones about which somebody should ask today."""
    return [
        each
        for each in agreements
        if each.status == Status.SIGNED and each.remind_on and each.remind_on <= today
    ]


def texts_of(agreement: Agreement) -> QuerySet[Text]:
    """The versions of its text, newest first, without what stands in them."""
    return Text.objects.filter(agreement=agreement).defer("content").select_related("received_by")


def text_of(agreement: Agreement, *, version: int) -> Text | None:
    """One version, to be read."""
    return Text.objects.filter(agreement=agreement, version=version).first()


def clearances_of(agreement: Agreement) -> QuerySet[Clearance]:
    """Every side that must say yes, and what it said."""
    return (
        Clearance.objects.filter(agreement=agreement)
        .select_related("party__organisation", "agency", "by")
        .order_by("of", "pk")
    )


def waiting_for(agreement: Agreement) -> QuerySet[Clearance]:
    """The sides that did not say yes."""
    return clearances_of(agreement).exclude(answer=Answer.CLEARED)


def clearance_of_company(agreement: Agreement, *, user: User) -> Clearance | None:
    """The side for which the user answers, if for any."""
    companies = companies_of(user, mission=agreement.mission).order_by().values("organisation")
    return (
        clearances_of(agreement)
        .filter(of=ClearedBy.PARTY, party__organisation__in=companies)
        .first()
    )


def own_party(agreement: Agreement, *, user: User) -> Party | None:
    """The party for which the user names who signs, if for any."""
    companies = companies_of(user, mission=agreement.mission).order_by().values("organisation")
    return agreement.parties.filter(organisation__in=companies).first()


def parties_without_signatory(agreement: Agreement) -> list[str]:
    """The parties for which nobody signs."""
    signing = {each.party_id for each in agreement.signatories.all()}
    return [each.name for each in agreement.parties.all() if each.pk not in signing]


def organisations_for(mission: Mission) -> QuerySet[Organisation]:
    """Who may become a party: who travels, and who receives on a leg."""
    travel = Registration.objects.filter(mission=mission, status__in=TRAVELS)
    receive = Counterpart.objects.filter(leg__mission=mission)
    return Organisation.objects.filter(
        Q(pk__in=travel.values("organisation")) | Q(pk__in=receive.values("organisation"))
    ).order_by("name", "pk")


def travels_in(mission: Mission, *, organisation: Organisation | None) -> Registration | None:
    """The standing registration of an organisation."""
    if organisation is None:
        return None
    return Registration.objects.filter(
        mission=mission, organisation=organisation, status__in=TRAVELS
    ).first()


def people_who_sign_for(party: Party) -> QuerySet[Person]:
    """Of the delegation, who travels; of a host, whom we know there."""
    people = Person.objects.filter(organisation=party.organisation_id)
    if party.is_of_the_delegation:
        travelling = Delegate.objects.filter(
            mission=party.agreement.mission_id, registration__status__in=TRAVELS
        )
        people = people.filter(pk__in=travelling.values("person"))
    return people.order_by("last_name", "first_name", "pk")


def absent_from(agreement: Agreement) -> list[str]:
    """Signatories of the delegation who do not travel any more, of an agreement found here."""
    return [
        str(each)
        for each in agreement.signatories.all()
        if each.person_id and each.party.is_of_the_delegation and not each.travels  # type: ignore[attr-defined]
    ]


def travellers_at(leg: Leg, *, day: date) -> dict[int, bool]:
    """Who travels in the mission, by the number of the person, and whether to the leg that day."""
    stays = Stay.objects.filter(
        delegate=OuterRef("pk"), leg=leg, stands=True, arrives_on__lte=day, leaves_on__gte=day
    )
    rows = Delegate.objects.filter(mission=leg.mission_id, registration__status__in=TRAVELS)
    return dict(rows.annotate(there=Exists(stays)).values_list("person", "there"))


def _told() -> QuerySet[Agreement]:
    journeys = Delegate.objects.filter(
        person=OuterRef("person"),
        mission=OuterRef("agreement__mission"),
        registration__status__in=TRAVELS,
    )
    signatories = (
        Signatory.objects.select_related("person", "party")
        .annotate(travels=Exists(journeys))
        .order_by("party", "pk")
    )
    return (
        Agreement.objects.select_related(
            "agency", "mission", "slot__ceremony__activity__leg", "signed_in"
        )
        .prefetch_related("parties", Prefetch("signatories", signatories))
        .order_by("title", "pk")
    )
