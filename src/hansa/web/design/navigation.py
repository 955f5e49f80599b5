"""What the shell shows around a page: links by group, the reader, the missions to choose from.

The design draws these; who may see which link is decided by `hansa.web.shell`.

    Navigation(
        missions=(Item("West Coast 2025", "/missions/3/", "compass", current=True),),
        groups=(Group("Mission", (Item("Meetings", "/missions/3/meetings/", "handshake"),)),),
        bottom=(Item("Today", "/today/", "calendar-clock"),),
        user_label="An Peeters",
        role_label="Area manager",
        sign_out_url="/sign-out/",
    )
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One link.

    Attributes:
        icon: a name from lucide, such as "calendar-days".
        current: whether the reader is in this room now.
        count: how many things wait for the reader there; `None` or 0 shows nothing.
        note: a second, quieter line, such as the dates of a mission.
    """

    label: str
    url: str
    icon: str = ""
    current: bool = False
    count: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one short heading."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Navigation:
    """Everything the shell needs to know.

    Attributes:
        groups: the rail, from top to bottom.
        bottom: the phone's bar, at most three; the shell adds "More" itself.
        missions: what the mission switcher offers; empty hides the switcher.
        mission_label: the mission the reader is in, "" outside of missions.
        search_url: where the command dialog asks for more while the reader types
            (GET, `q`); it answers with `design/commands_found.html`. "" asks nobody.
        sign_out_url: where signing out is posted to; "" hides the button.
    """

    groups: tuple[Group, ...]
    bottom: tuple[Item, ...] = ()
    missions: tuple[Item, ...] = ()
    mission_label: str = ""
    user_label: str = ""
    role_label: str = ""
    search_url: str = ""
    sign_out_url: str = ""
    home_url: str = "/"

    def __iter__(self) -> Iterator[Item]:
        for group in self.groups:
            yield from group.items
