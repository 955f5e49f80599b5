"""How much is measured: all of it, or enough to see that it works."""

from __future__ import annotations

from dataclasses import dataclass

HARD = ("forum-13.original", "forum-13crafb.original", "forum-14.original", "ticf-14crafa.original")
"""Published events at which others took longest, or never ended."""

EASY = ("tic-12.original", "tic-13crafb.original", "forumt-14.original")


@dataclass(frozen=True, slots=True)
class Scale:
    """The extent of a run.

    Attributes:
        problems: how many published problems; None: all.
        proof: seconds for a proof.
        originals: published events to watch over time; none given: all twenty.
        watch: seconds for each of those.
        early: when a timetable is looked at for the first time.
        usual: seconds for a session; when a timetable is looked at for the second time.
        large: seconds for the largest event.
        size: of the drawn problems, as a share of their real one; 0.1 or more.
        peers: seconds for each peer.
        shown_to_peers: published events that peers get.
    """

    name: str
    problems: int | None = None
    proof: float = 60
    originals: tuple[str, ...] = ()
    watch: float = 30
    early: float = 5
    usual: float = 60
    large: float = 600
    before_repair: float = 30
    size: float = 1
    peers: float = 60
    shown_to_peers: tuple[str, ...] = HARD

    def sized(self, number: int) -> int:
        """So many, or the share of it that is measured."""
        return round(number * self.size)


FULL = Scale("full")
EVERY_PEER = Scale("full", shown_to_peers=())
QUICK = Scale(
    "quick",
    problems=8,
    proof=8,
    originals=EASY,
    watch=5,
    early=2,
    usual=8,
    large=10,
    before_repair=5,
    size=0.2,
    peers=4,
    shown_to_peers=EASY,
)
