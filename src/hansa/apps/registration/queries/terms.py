"""Which texts applicants are asked to agree to, and what they answered."""

from dataclasses import dataclass

from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Agreement, Registration, Terms
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
    """What the applicant last answered on each subject, in the order of the subjects."""
    latest: dict[str, Agreement] = {}
    for agreement in Agreement.objects.filter(registration=registration).order_by("at", "pk"):
        latest[agreement.subject] = agreement
    return [latest[subject] for subject in Subject if subject in latest]


def _text(subject: Subject, own: Terms | None) -> Text:
    if own is None:
        return Text(subject, STANDARD_VERSION, STANDARD[subject], own=False)
    return Text(subject, str(own.version), own.texts, own=True)
