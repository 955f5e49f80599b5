"""Invented galas of any size; a seed gives the same one every time."""

from __future__ import annotations

from random import Random

from hansa.engines.seating import Bond, Guest, Pair, Problem, Side, Table

SECTORS = ("aerospace", "energy", "technology", "life", "logistics", "media")
ACCESSIBLE = frozenset({0, 1})
HOSTS, OFFICIALS = 0.38, 0.08
ENGLISH, FRENCH, SPANISH, WHEELCHAIRS = 0.85, 0.35, 0.25, 0.01


def gala(*, tables: int, seats: int, seed: int, ranked: int = 40, empty: int = 0) -> Problem:
    """Companies, the local hosts and officials, as on a mission to a country of one language."""
    chance = Random(seed)  # noqa: S311 - invented guests
    number = tables * seats - empty
    guests = tuple(
        _guest(key, chance=chance, number=number, ranked=ranked) for key in range(1, number + 1)
    )
    receiving = [one for one in guests if one.rank and not one.receives]
    return Problem(
        guests,
        tuple(
            Table(
                key=nth + 1,
                seats=seats,
                is_head=nth < max(1, tables // 30),
                distance=(nth + 3) // 6 if nth >= max(1, tables // 30) else 0,
                accessible=ACCESSIBLE if nth % 4 == 0 else frozenset(),
                host=min(receiving, key=lambda one: one.rank or 0).key if nth == 0 else None,
            )
            for nth in range(tables)
        ),
        pairs=_pairs(guests, chance=chance),
    )


def _guest(key: int, *, chance: Random, number: int, ranked: int) -> Guest:
    """Nearly two of five are hosts; one in twelve is an official."""
    thrown = chance.random()
    is_host, is_official = thrown < HOSTS, thrown < HOSTS + OFFICIALS
    side = Side.HOST if is_host else Side.OFFICIAL if is_official else Side.COMPANY
    languages = {"en"} if chance.random() < ENGLISH else set()
    if side != Side.HOST:
        languages |= {chance.choice(("fr", "nl", "fr", "nl", "de"))}
        languages |= {"fr"} if chance.random() < FRENCH else set()
    else:
        languages |= {"es"} if chance.random() < SPANISH else set()
    return Guest(
        key,
        side,
        rank=key if key <= ranked else None,
        languages=frozenset(languages or {"es", "fr"}),
        organisation=1000 * (side == Side.HOST) + chance.randrange(max(2, number // 3)),
        sector=chance.choice(SECTORS),
        needs_access=chance.random() < WHEELCHAIRS,
    )


def _pairs(guests: tuple[Guest, ...], *, chance: Random) -> tuple[Pair, ...]:
    """One bond for every twelve guests."""
    bonds = (Bond.APART, Bond.APART, Bond.TOGETHER, Bond.BESIDE)
    others = [one.key for one in guests if one.rank is None]
    chance.shuffle(others)
    pairs = zip(others[::2], others[1::2], strict=False)
    return tuple(
        Pair(one, other, chance.choice(bonds))
        for (one, other), _nth in zip(pairs, range(len(guests) // 12), strict=False)
    )
