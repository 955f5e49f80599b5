"""What the shell shows around a page: the rooms that this reader may enter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from hansa.apps.accounts import queries as accounts
from hansa.apps.accounts.rules import SEES, Role, Sight
from hansa.apps.directory import queries as directory
from hansa.apps.missions.rules import OVER
from hansa.apps.registration import queries as registrations
from hansa.web.design.navigation import Group, Item, Navigation
from hansa.web.design.templatetags.design import local_days
from hansa.web.missions.finding import signed_in
from hansa.web.missions.waiting import to_choose_from

if TYPE_CHECKING:
    from hansa.apps.accounts.models import StaffRole, User
    from hansa.apps.directory.models import Organisation
    from hansa.apps.missions.models import Mission
    from hansa.apps.registration.models import Delegate


# Pages that stand under the tabs of another room.
_WITHIN = {"recommendations": "profiles", "talks": "interests"}
# Overview, meetings, delegation.
_ON_THE_ROAD = (0, 4, 1)

# Of one's own pages: agenda, matches, talks; a profile is said once.
_ON_A_JOURNEY = ("calendar-clock", "users", "mail")


def navigation(request: HttpRequest) -> dict[str, object]:
    """The navigation of a page; none for whoever is signed out.

    One query for staff and three at most, whatever the reader may see; none for a fragment that
    has no shell.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"navigation": None}
    return {"navigation": SimpleLazyObject(lambda: _navigation(request))}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who reads, what they do for which agency, and as whom they travel."""

    user: User
    roles: list[StaffRole]
    journeys: list[Delegate]
    owned: list[Organisation]
    mission: Mission | None
    missions: list[Mission]
    room: str
    path: str

    @property
    def works(self) -> bool:
        return bool(self.roles) or self.user.is_administrator

    def may(self, sight: Sight) -> bool:
        """Whether one of the reader's roles opens this sort of thing."""
        return any(sight in SEES[each.role] for each in self.roles)

    @property
    def applies(self) -> bool:
        """Whether the reader applies for a company; staff enter applications elsewhere."""
        return bool(self.owned) and not self.roles

    @property
    def runs_an_agency(self) -> bool:
        return self.user.is_administrator or any(r.role == Role.ADMINISTRATOR for r in self.roles)


def _navigation(request: HttpRequest) -> Navigation:
    user = signed_in(request)
    match = request.resolver_match
    mission = getattr(request, "mission", None)
    roles = accounts.roles_of(user) if _has(user, "roles") else []
    works = bool(roles) or user.is_administrator
    reader = _Reader(
        user=user,
        roles=roles,
        owned=list(directory.owned_by(user)) if _has(user, "records") else [],
        journeys=_journeys(request),
        mission=mission,
        missions=to_choose_from(user, opened=mission) if works else [],
        room=match.view_name if match else "",
        path=request.path,
    )
    rooms = tuple(_rooms(reader))
    own = tuple(_own_pages(reader))
    house = tuple(_house(reader))
    label = reader.mission.title if reader.mission else ""
    groups = (Group(label, rooms), Group(_("My journey"), own), Group(_("Hansa"), house))
    return Navigation(
        groups=tuple(group for group in groups if group.items),
        bottom=_bottom(rooms) or _bottom_of_own(own) or house[:3],
        missions=tuple(_missions(reader)),
        mission_label=label,
        user_label=str(user),
        role_label=_role(reader),
        sign_out_url=reverse("accounts:sign_out"),
        home_url=reverse(_home(reader)),
    )


def _journeys(request: HttpRequest) -> list[Delegate]:
    """As whom the reader travels; a page that has asked for it already says so."""
    user = signed_in(request)
    known: list[Delegate] | None = getattr(request, "journeys", None)
    if known is not None or not _has(user, "journeys"):
        return known or []
    return list(registrations.delegates_of_user(user))


def _has(user: User, what: str) -> bool:
    """Whether there is any of it; who signed in just now is asked again."""
    known: bool = getattr(user, f"has_{what}", True)
    return known


def _home(reader: _Reader) -> str:
    """Where the reader's day begins."""
    if reader.works:
        return "missions:home"
    return "registration:mine" if reader.applies and not reader.journeys else "programme:me"


def _rooms(reader: _Reader) -> Iterator[Item]:
    """The rooms of the mission that is open."""
    mission = reader.mission
    if mission is None or not reader.works:
        return
    if not getattr(mission, "is_whole", True):
        url = reverse("programme:briefing", args=[mission.slug])
        protocol = _is_in(reader, "protocol:precedence")
        yield Item(_("Briefing"), url, "newspaper", current=not protocol)
        if any(each.role == Role.CABINET for each in reader.roles):
            url = reverse("protocol:precedence", args=[mission.slug])
            yield Item(_("Protocol"), url, "crown", current=protocol)
        return
    waiting = sum(each.undecided for each in reader.missions if each == mission)  # type: ignore[attr-defined]
    for name, label, icon, count in (
        ("missions:overview", _("Overview"), "compass", None),
        ("registration:delegation", _("Delegation"), "users", waiting),
        ("preparation:board", _("Preparation"), "list-checks", None),
        ("programme:list", _("Programme"), "calendar-days", None),
        ("meetings:sessions", _("Meetings"), "handshake", None),
        ("attendance:live", _("Attendance"), "door-open", None),
        ("profiles:list", _("Matching"), "waypoints", None),
        ("interests:coverage", _("Interest"), "heart-handshake", None),
        ("sourcing:board", _("Finding hosts"), "telescope", None),
        ("protocol:precedence", _("Protocol"), "crown", None),
        ("agreements:list", _("Agreements"), "file-pen-line", None),
        ("travel:overview", _("Travel"), "bus", None),
    ):
        yield Item(
            label,
            reverse(name, args=[mission.slug]),
            icon,
            current=_is_in(reader, name),
            count=count,
        )


def _bottom(rooms: tuple[Item, ...]) -> tuple[Item, ...]:
    """What an officer on the road needs first; the rest is behind "More"."""
    has_them = len(rooms) > max(_ON_THE_ROAD)
    return tuple(rooms[place] for place in _ON_THE_ROAD) if has_them else rooms


def _bottom_of_own(own: tuple[Item, ...]) -> tuple[Item, ...]:
    """What a delegate on the road needs first; whoever has less sees the first of it."""
    first = tuple(item for item in own if item.icon in _ON_A_JOURNEY)
    return first if len(first) == len(_ON_A_JOURNEY) else own[:3]


def _own_pages(reader: _Reader) -> Iterator[Item]:
    """The reader's own pages: applications, journeys, and places for which they answer."""
    if reader.applies:
        yield _item(reader, "registration:mine", _("My applications"), "file-pen-line")
    if reader.journeys:
        yield _item(reader, "programme:me", _("My agenda"), "calendar-clock")
    for mission in _ahead(reader):
        yield from _pages_of_journey(reader, mission)
    for mission, place in _own_places(reader):
        url = reverse("registration:place", args=[mission.slug, place])
        words = _("Our place: {mission}").format(mission=mission)
        yield Item(words, url, "armchair", current=reader.path == url)


def _pages_of_journey(reader: _Reader, mission: Mission) -> Iterator[Item]:
    """What a delegate does for the mission that is ahead."""
    own = reverse("profiles:own", args=[mission.slug])
    here = f"/m/{mission.slug}/profiles/" in reader.path
    yield Item(_("My profile"), own, "id-card", current=here)
    url = reverse("recommendations:one", args=[mission.slug])
    yield Item(_("My matches"), url, "users", current=reader.path.startswith(url))
    url = reverse("interests:mine", args=[mission.slug])
    # The hosts of a session stand beside the list: what is said there is read here.
    hosts = reverse("meetings:my_wishes", args=[mission.slug])
    yield Item(_("My list"), url, "heart-handshake", current=reader.path in (url, hosts))
    url = reverse("talks:mine", args=[mission.slug])
    yield Item(_("My talks"), url, "mail", current=reader.path.startswith(url))
    url = reverse("agreements:mine", args=[mission.slug])
    yield Item(_("Our agreements"), url, "file-pen-line", current=reader.path.startswith(url))
    url = reverse("travel:mine", args=[mission.slug])
    yield Item(_("My travel"), url, "luggage", current=reader.path.startswith(url))
    ready = reverse("preparation:mine", args=[mission.slug])
    here = f"/m/{mission.slug}/preparation/" in reader.path
    yield Item(_("My preparation"), ready, "list-checks", current=here)
    url = reverse("registration:about_me", args=[mission.slug])
    yield Item(_("About me"), url, "circle-user-round", current=reader.path == url)


def _own_places(reader: _Reader) -> Iterator[tuple[Mission, int]]:
    """The places for which the reader answers; who applies finds them there."""
    if reader.works or reader.applies:
        return
    if not reader.journeys:
        for place in registrations.answerable_by(reader.user):
            yield place.mission, place.pk
    for journey in reader.journeys:
        if journey.answers:  # type: ignore[attr-defined]
            yield journey.mission, journey.registration_id


def _ahead(reader: _Reader) -> list[Mission]:
    """The mission whose page is open, else the first that is not over; for that one may wish."""
    missions = [delegate.mission for delegate in reader.journeys]
    ahead = [mission for mission in missions if mission.status not in OVER]
    open_now = [mission for mission in ahead if f"/{mission.slug}/" in reader.path]
    return (open_now or ahead)[:1]


def _house(reader: _Reader) -> Iterator[Item]:
    """What there is beside missions."""
    if reader.works:
        yield _item(reader, "missions:home", _("Missions"), "map")
    if reader.may(Sight.RECORDS):
        yield _item(reader, "directory:organisations", _("Organisations"), "building-2")
    else:
        yield from _own_organisations(reader)
    if reader.runs_an_agency or reader.may(Sight.STAFF):
        yield _item(reader, "accounts:staff", _("Staff"), "id-card")
    if reader.user.is_administrator:
        yield _item(reader, "accounts:agencies", _("Agencies"), "landmark")
    yield _item(reader, "accounts:settings", _("My account"), "user-round-cog")


def _own_organisations(reader: _Reader) -> Iterator[Item]:
    """The records that the reader keeps as an owner."""
    for organisation in reader.owned:
        url = reverse("directory:organisation", args=[organisation.pk])
        yield Item(organisation.name, url, "building-2", current=reader.path == url)


def _item(reader: _Reader, name: str, label: str, icon: str) -> Item:
    return Item(label, reverse(name), icon, current=reader.room == name)


def _is_in(reader: _Reader, name: str) -> bool:
    """Whether the reader is in this room, on whichever of its pages."""
    space = reader.room.partition(":")[0]
    return _WITHIN.get(space, space) == name.partition(":")[0]


def _missions(reader: _Reader) -> Iterator[Item]:
    """What the switcher offers."""
    for mission in reader.missions:
        days = ""
        if mission.starts_on and mission.ends_on:  # type: ignore[attr-defined]
            days = local_days(mission.starts_on, mission.ends_on)  # type: ignore[attr-defined]
        page = "missions:overview" if mission.is_whole else "programme:briefing"  # type: ignore[attr-defined]
        yield Item(
            mission.title,
            reverse(page, args=[mission.slug]),
            current=mission == reader.mission,
            note=days,
        )


def _role(reader: _Reader) -> str:
    if reader.roles:
        first = reader.roles[0]
        return f"{first.get_role_display()}, {first.agency}"
    if reader.user.is_administrator:
        return _("Administrator of the site")
    if reader.journeys:
        return str(reader.journeys[0].registration.organisation)
    return ""
