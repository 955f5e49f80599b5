"""What each role sees of its agency, and who changes what."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.apps.accounts.rules.users import PLANNERS, Role


class AgencyKind(TextChoices):
    """What sort of agency it is."""

    REGIONAL = "regional", gettext_lazy("Regional agency")
    FEDERAL = "federal", gettext_lazy("Federal agency")
    PARTNER = "partner", gettext_lazy("Partner: chamber or federation")


class Sight(Enum):
    """A sort of thing that an agency has, and that some of its people see.

    Attributes:
        RECORDS: organisations and their people.
        NOTES: what the agency wrote about organisations in confidence.
        MISSIONS: missions whole, with delegation, programme and meetings.
        BRIEFING: programme and briefing of missions.
        NAMES: who travels, whatever the embargo on names.
        STAFF: who has which role.
    """

    RECORDS = auto()
    NOTES = auto()
    MISSIONS = auto()
    BRIEFING = auto()
    NAMES = auto()
    STAFF = auto()


_WORK = frozenset({Sight.RECORDS, Sight.MISSIONS, Sight.BRIEFING, Sight.NAMES})

SEES: dict[str, frozenset[Sight]] = {
    Role.ADMINISTRATOR: frozenset(Sight),
    Role.AREA_MANAGER: _WORK | {Sight.NOTES},
    Role.OFFICER: _WORK | {Sight.NOTES},
    Role.FINANCE: _WORK,
    Role.COUNSELLOR: _WORK | {Sight.NOTES},
    Role.ORGANISER: frozenset({Sight.RECORDS, Sight.NOTES, Sight.BRIEFING, Sight.NAMES}),
    Role.CABINET: frozenset({Sight.BRIEFING}),
    Role.AUDITOR: frozenset(Sight),
}

# They read, and change nothing but their own account.
READERS = frozenset({Role.CABINET, Role.AUDITOR})
# Who corrects the records of organisations, who looks after hosts, and who writes notes.
KEEPERS = frozenset(Role) - READERS
TENDERS = PLANNERS | {Role.COUNSELLOR}
NOTE_WRITERS = PLANNERS | {Role.COUNSELLOR, Role.ORGANISER}

# A partner sees what organisers share; its staff is kept by the administrators of the site.
ROLES_IN: dict[str, frozenset[Role]] = {
    AgencyKind.REGIONAL: frozenset(Role) - {Role.ORGANISER},
    AgencyKind.FEDERAL: frozenset(Role) - {Role.ORGANISER},
    AgencyKind.PARTNER: frozenset({Role.ORGANISER}),
}


def roles_that_see(sight: Sight) -> frozenset[str]:
    """The roles that see this sort of thing."""
    return frozenset(role for role, seen in SEES.items() if sight in seen)


def objections_to_kind(kind: str) -> Iterator[str]:
    """Why no agency can be of this kind."""
    if kind not in AgencyKind.values:
        yield _("Choose one of {kinds}.").format(
            kinds=", ".join(str(label) for label in AgencyKind.labels)
        )


def objections_to_role_in(kind: str, *, role: str, agency: str) -> Iterator[str]:
    """Why nobody has this role in an agency of this kind; an unknown role is said elsewhere."""
    fitting = ROLES_IN[kind]
    if role in Role.values and role not in fitting:
        yield _("In {agency} nobody is “{role}”; choose one of {roles}.").format(
            agency=agency,
            role=Role(role).label,
            roles=", ".join(str(each.label) for each in Role if each in fitting),
        )


def objections_to_taking_back(*, role: str, administrators: int, agency: str) -> Iterator[str]:
    """Why a role stays with whoever has it, in an agency with so many administrators."""
    if role == Role.ADMINISTRATOR and administrators <= 1:
        yield _("{agency} needs an administrator; give the role to somebody else first.").format(
            agency=agency
        )


def objections_to_tending_hosts(roles: Iterable[str]) -> Iterator[str]:
    """Why somebody with these roles in a mission does not invite, decline or write for hosts."""
    if not TENDERS.intersection(roles):
        yield _("Only planners and counsellors of an organising agency look after hosts.")


def objections_to_changing(roles: Iterable[str], *, runs_the_site: bool) -> Iterator[str]:
    """Why somebody with these roles, wherever they hold them, changes nothing at all."""
    held = set(roles)
    if held and held <= READERS and not runs_the_site:
        yield _("You read here; whoever may change this has another role.")
