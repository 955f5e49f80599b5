"""Which texts applicants are asked to agree to, and what they answered."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from hansa.apps.accounts.models import User
from hansa.apps.missions.models import Mission
from hansa.apps.registration import rules
from hansa.apps.registration.models import Agreement, Delegate, Registration, Terms
from hansa.apps.registration.queries.answering import answerable_by
from hansa.apps.registration.rules import NEEDED, STANDARD, STANDARD_VERSION, Subject
from hansa.plumbing.languages import in_readers_language


@dataclass(frozen=True, slots=True)
class Text:
    """The text on one subject that is in force.

    Attributes:
        own: whether the mission wrote it itself.
    """

    subject: Subject
    version: str
    texts: dict[str, str]
    own: bool

    @property
    def words(self) -> str:
        """The text in the reader's language."""
        return in_readers_language(self.texts)

    @property
    def needed(self) -> bool:
        """Whether nobody takes part without it."""
        return self.subject in NEEDED


def texts_in_force(mission: Mission) -> list[Text]:
    """One text on each subject: the mission's latest, or the standard one."""
    own: dict[str, Terms] = {}
    for terms in Terms.objects.filter(mission=mission).order_by("version"):
        own[terms.subject] = terms
    return [_text(subject, own.get(subject)) for subject in Subject]


def versions_of(mission: Mission, *, subject: str) -> list[Terms]:
    """Every version that the mission has written on a subject, latest first."""
    return list(
        Terms.objects.filter(mission=mission, subject=subject)
        .select_related("by")
        .order_by("-version")
    )


def agreements_of(registration: Registration) -> list[Agreement]:
    """What the organisation last answered on each subject, in the order of the subjects."""
    return _latest(Agreement.objects.filter(registration=registration, person=None))


def own_agreements_of(delegate: Delegate) -> list[Agreement]:
    """What the delegate last answered for themselves, in the order of the subjects."""
    return _latest(
        Agreement.objects.filter(registration=delegate.registration_id, person=delegate.person_id)
    )


def delegates_who_agreed(mission: Mission, *, subject: Subject) -> QuerySet[Delegate]:
    """The delegates of whom this may be done: their organisation said yes, and they did not say no.

    Who was never asked has not agreed.
    """
    answers = Agreement.objects.filter(
        registration=OuterRef("registration"), subject=subject
    ).order_by("-at", "-pk")
    return (
        Delegate.objects.filter(mission=mission)
        .annotate(
            theirs=Subquery(answers.filter(person=None).values("given")[:1]),
            own=Subquery(answers.filter(person=OuterRef("person")).values("given")[:1]),
        )
        .filter(Q(own=True) | Q(own=None), theirs=True)
    )


def objections_to_answering_consents(registration: Registration, *, by: User) -> list[str]:
    """Why the user does not answer for the organisation: its agency cannot agree in its name."""
    speaks = answerable_by(by).filter(pk=registration.pk).exists()
    return list(
        rules.objections_to_speaking(
            organisation=registration.organisation.name,
            agency=registration.agency.name,
            speaks=speaks,
        )
    )


def _latest(agreements: QuerySet[Agreement]) -> list[Agreement]:
    found = agreements.select_related("by").order_by("at", "pk")
    latest = {agreement.subject: agreement for agreement in found}
    return [latest[subject] for subject in Subject if subject in latest]


def _text(subject: Subject, own: Terms | None) -> Text:
    if own is None:
        return Text(subject, STANDARD_VERSION, STANDARD[subject], own=False)
    return Text(subject, str(own.version), own.texts, own=True)
