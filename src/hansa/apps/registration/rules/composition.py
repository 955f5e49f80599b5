"""Who belongs in every delegation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# In a mission of fewer participants the coordinating area manager may stay at home.
SMALL_MISSION = 5
# What fewer people answered is not shown: it would say something about each of them.
ANSWERS_TO_SHOW = 5


class Capacity(TextChoices):
    """As what somebody of an organising agency travels."""

    AREA_MANAGER = "area_manager", gettext_lazy("Coordinating area manager")
    MANAGEMENT = "management", gettext_lazy("General management")
    STAFF = "staff", gettext_lazy("Staff")


class Gender(TextChoices):
    """How a delegate answers, who may also leave it unsaid."""

    WOMAN = "woman", gettext_lazy("Woman")
    MAN = "man", gettext_lazy("Man")
    OTHER = "other", gettext_lazy("Neither of these")
    UNSAID = "unsaid", gettext_lazy("I would rather not say")


class Belonging(TextChoices):
    """The rules about who is in a delegation."""

    COUNSELLOR = "counsellor", gettext_lazy("The counsellor is present")
    AREA_MANAGER = "area_manager", gettext_lazy("The coordinating area manager travels")
    MANAGEMENT = "management", gettext_lazy("General management for the official part")
    FEDERATION = "federation", gettext_lazy("Every co-organising federation travels")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at.

    Attributes:
        cities: every city of the mission.
        without_counsellor: the cities for which no counsellor is named.
        managers: area managers who travel, by name.
        directors: members of the general management who travel, by name.
        official: whether the programme has an official part, or the mission is state-level.
        federations: co-organising federations, with whether they are in the delegation.
    """

    participants: int
    cities: Sequence[str]
    without_counsellor: Sequence[str]
    managers: Sequence[str]
    directors: Sequence[str]
    official: bool
    federations: Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Finding:
    """How a rule stands.

    Attributes:
        met: None where the rule asks nothing of this mission.
    """

    rule: Belonging
    met: bool | None
    words: str


def findings(facts: Facts) -> Iterator[Finding]:
    """How each rule stands, in the order of `Belonging`."""
    yield _counsellor(facts)
    yield _area_manager(facts)
    yield _management(facts)
    yield _federations(facts)


def _counsellor(facts: Facts) -> Finding:
    rule = Belonging.COUNSELLOR
    if not facts.cities:
        return Finding(rule, None, _("The mission has no city yet."))
    if facts.without_counsellor:
        words = _("No counsellor is named for {cities}.").format(
            cities=", ".join(facts.without_counsellor)
        )
        return Finding(rule, False, words)
    return Finding(rule, True, _("Every city has its counsellor."))


def _area_manager(facts: Facts) -> Finding:
    rule = Belonging.AREA_MANAGER
    if facts.managers:
        return Finding(rule, True, ", ".join(facts.managers))
    if facts.participants < SMALL_MISSION:
        words = _("With fewer than {number} participants nobody has to travel.")
        return Finding(rule, None, words.format(number=SMALL_MISSION))
    words = _("{participants} participants, and no area manager is named to travel.")
    return Finding(rule, False, words.format(participants=facts.participants))


def _management(facts: Facts) -> Finding:
    rule = Belonging.MANAGEMENT
    if facts.directors:
        return Finding(rule, True, ", ".join(facts.directors))
    if not facts.official:
        return Finding(rule, None, _("The mission has no official part."))
    words = _("The mission has an official part, and nobody of the general management travels.")
    return Finding(rule, False, words)


def _federations(facts: Facts) -> Finding:
    rule = Belonging.FEDERATION
    if not facts.federations:
        return Finding(rule, None, _("No federation or chamber co-organises this mission."))
    if absent := [name for name, travels in facts.federations if not travels]:
        words = _("Not in the delegation: {names}.").format(names=", ".join(absent))
        return Finding(rule, False, words)
    return Finding(rule, True, ", ".join(name for name, _travels in facts.federations))


def objections_to_companion(*, name: str, capacity: str, organises: bool) -> Iterator[str]:
    """Why nobody can be named to travel for an agency."""
    if not name.strip():
        yield _("Say who travels.")
    if capacity not in Capacity.values:
        yield _("Choose one of {capacities}.").format(
            capacities=", ".join(str(label) for label in Capacity.labels)
        )
    if not organises:
        yield _("Choose an agency that organises this mission.")


def objections_to_second_companion(*, name: str, named: bool) -> Iterator[str]:
    """Why somebody cannot be named again."""
    if named:
        yield _("{name} is named already.").format(name=name)


def objections_to_co_organiser(
    *, organisation: str, federation: bool, named: bool
) -> Iterator[str]:
    """Why an organisation cannot be noted as co-organiser."""
    if not federation:
        yield _("{organisation} is no federation or chamber of commerce.").format(
            organisation=organisation
        )
    if named:
        yield _("{organisation} is noted already.").format(organisation=organisation)


def objections_to_gender(gender: str) -> Iterator[str]:
    """Why this is no answer."""
    if gender not in Gender.values:
        yield _("Choose one of the answers; the last says nothing.")
