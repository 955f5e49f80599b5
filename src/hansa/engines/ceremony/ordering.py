"""Finding a short order of signings, and judging any order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import ceil

from hansa.engines.ceremony.problem import Complaint, Order, Place, Signing, Stage

# So often a try at a number of turns may set an agreement down before one more turn is allowed.
_PATIENCE = 20_000


def propose(signings: Sequence[Signing], stage: Stage) -> Order:
    """A short order in which nobody signs two agreements at once.

    The number of turns is never below `fewest_turns`; where the two are equal, which is always so
    when everybody signs once, no order is shorter. Witnesses stay on stage as long as there is
    something for them to witness, as far as that costs no turn.
    """
    fewest = fewest_turns(signings, desks=stage.desks)
    turns = _in_turns(signings, fewest, stage.desks)
    lined_up = _by_witness([turn for turn in turns if turn])
    fitting, late = lined_up[: stage.turns], lined_up[stage.turns :]
    places = tuple(
        Place(signing.key, number, desk)
        for number, turn in enumerate(fitting)
        for desk, signing in enumerate(turn)
    )
    over = stage.ends_after(len(lined_up)) - stage.minutes
    return Order(
        places=places,
        left_over=tuple(signing.key for turn in late for signing in turn),
        turns=len(lined_up),
        fewest=fewest,
        minutes_over=max(0, over) if lined_up else 0,
        desks_needed=_desks_needed(signings, stage),
    )


def fewest_turns(signings: Sequence[Signing], *, desks: int) -> int:
    """No order has fewer turns than this.

    A turn takes as many agreements as there are desks, and one of each signatory: so there are at
    least as many turns as desks are filled, and as the busiest signatory signs.
    """
    return max(ceil(len(signings) / desks), _most_by_one(signings))


def complaints(
    places: Iterable[Place], *, signings: Mapping[str, Signing], stage: Stage
) -> list[Complaint]:
    """Why these places cannot be kept; an order without complaints can be held."""
    by_turn: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_turn[place.turn].append(place)
    return [
        complaint
        for turn in sorted(by_turn)
        for complaint in _complaints_in(by_turn[turn], signings, stage)
    ]


def _complaints_in(
    turn: Sequence[Place], signings: Mapping[str, Signing], stage: Stage
) -> Iterator[Complaint]:
    for place in turn:
        late = stage.ends_after(place.turn + 1) - stage.minutes
        if late > 0:
            yield Complaint("too_late", place.signing, minutes=late)
        if place.desk >= stage.desks:
            yield Complaint("no_such_desk", place.signing)
    for one, other in combinations(turn, 2):
        if one.desk == other.desk:
            yield Complaint("two_at_a_desk", one.signing, other.signing)
        both = signings[one.signing].signatories & signings[other.signing].signatories
        for signatory in sorted(both):
            yield Complaint("in_two_places", one.signing, other.signing, signatory)


def _most_by_one(signings: Sequence[Signing]) -> int:
    signed = Counter(who for signing in signings for who in signing.signatories)
    return max(signed.values(), default=1 if signings else 0)


def _desks_needed(signings: Sequence[Signing], stage: Stage) -> int | None:
    """More desks help as long as nobody signs more often than there are turns."""
    if not signings:
        return 1
    if stage.turns == 0 or _most_by_one(signings) > stage.turns:
        return None
    return ceil(len(signings) / stage.turns)


def _in_turns(signings: Sequence[Signing], fewest: int, desks: int) -> list[list[Signing]]:
    """The agreements in as few turns as are found; one turn for each is always enough."""
    for number in range(fewest, len(signings)):
        found = _Search(signings, number, desks).found()
        if found is not None:
            return found
    return [[signing] for signing in signings]


class _Search:
    """A try at putting all agreements into so many turns, with a limit on going back."""

    def __init__(self, signings: Sequence[Signing], turns: int, desks: int) -> None:
        self.desks = desks
        self.turns: list[list[Signing]] = [[] for _ in range(turns)]
        self.on_stage: list[set[str]] = [set() for _ in range(turns)]
        self.patience = _PATIENCE
        signed = Counter(who for signing in signings for who in signing.signatories)
        groups = Counter(signing.witness for signing in signings)
        self.waiting = sorted(
            signings,
            key=lambda each: (
                -max((signed[who] for who in each.signatories), default=0),
                -groups[each.witness],
                each.witness,
                each.key,
            ),
        )

    def found(self) -> list[list[Signing]] | None:
        """The turns, or None where there are none or patience ran out."""
        return self.turns if self._set_down(0) else None

    def _set_down(self, number: int) -> bool:
        if number == len(self.waiting):
            return True
        signing = self.waiting[number]
        for turn in self._open_to(signing):
            self.patience -= 1
            if self.patience < 0:
                return False
            self.turns[turn].append(signing)
            self.on_stage[turn] |= signing.signatories
            if self._set_down(number + 1):
                return True
            self.turns[turn].pop()
            self.on_stage[turn] -= signing.signatories
        return False

    def _open_to(self, signing: Signing) -> list[int]:
        """Turns with a free desk and none of its signatories: first where its witness stands."""
        free = [
            turn
            for turn, held in enumerate(self.turns)
            if len(held) < self.desks and not self.on_stage[turn] & signing.signatories
        ]
        # One empty turn is as good as another.
        empty = [turn for turn in free if not self.turns[turn]][:1]
        begun = [turn for turn in free if self.turns[turn]]
        same = [turn for turn in begun if self._stands(signing.witness, turn)]
        return [*same, *empty, *(turn for turn in begun if turn not in same)]

    def _stands(self, witness: str, turn: int) -> bool:
        return any(held.witness == witness for held in self.turns[turn])


def _by_witness(turns: Sequence[list[Signing]]) -> list[list[Signing]]:
    """The turns in such an order that those who stand on stage change seldom."""
    waiting = list(turns)
    lined_up: list[list[Signing]] = []
    standing: frozenset[str] = frozenset()
    while waiting:
        chosen = min(waiting, key=lambda turn: _change(standing, _witnesses(turn)))
        waiting.remove(chosen)
        lined_up.append(chosen)
        standing = _witnesses(chosen)
    return lined_up


def changes_of_witness(turns: Iterable[Sequence[Signing]]) -> int:
    """How often somebody comes to stand on stage who was not there in the turn before."""
    standing: frozenset[str] = frozenset()
    changes = 0
    for turn in turns:
        changes += len(_witnesses(turn) - standing)
        standing = _witnesses(turn)
    return changes


def _witnesses(turn: Sequence[Signing]) -> frozenset[str]:
    return frozenset(signing.witness for signing in turn if signing.witness)


def _change(standing: frozenset[str], coming: frozenset[str]) -> tuple[int, int, list[str]]:
    return len(coming - standing), len(standing - coming), sorted(coming)
