"""What a table costs, compiled."""

from __future__ import annotations

from hansa.engines.seating.moves.compiling import compiled

HOSTS, GUESTS, BALANCE, SECTOR, ALONE = range(5)


@compiled
def around(costs, sitting, seat):  # type: ignore[no-untyped-def]
    """What the person in a seat costs there and with others at the table, each pair whole."""
    person = sitting[seat]
    total = costs.single[person, seat]
    for nth in range(costs.near.shape[1]):
        near = costs.near[seat, nth]
        if near >= 0:
            total += costs.beside[person, sitting[near]]
    table = costs.table_of[seat]
    for place in range(costs.spans[table, 0], costs.spans[table, 1]):
        total += costs.together[person, sitting[place]]
    return total


@compiled
def _alone(costs, sitting, first, last):  # type: ignore[no-untyped-def]
    """How many have nobody beside."""
    number = 0
    for seat in range(first, last):
        if costs.party[sitting[seat]] < 0:
            continue
        has_one = False
        for nth in range(costs.near.shape[1]):
            near = costs.near[seat, nth]
            if near >= 0 and costs.party[sitting[near]] >= 0:
                has_one = True
        if not has_one:
            number += 1
    return number


@compiled
def _unmet(costs, sitting, first, last):  # type: ignore[no-untyped-def]
    """How many have nobody of the other party in their sector at the table."""
    receive, travel = 0, 0
    for seat in range(first, last):
        person = sitting[seat]
        if costs.sector[person] >= 0:
            if costs.party[person] == 1:
                receive |= 1 << costs.sector[person]
            else:
                travel |= 1 << costs.sector[person]
    number = 0
    for seat in range(first, last):
        person = sitting[seat]
        if costs.sector[person] >= 0:
            others = travel if costs.party[person] == 1 else receive
            if not (others >> costs.sector[person]) & 1:
                number += 1
    return number


@compiled
def company(costs, sitting, table):  # type: ignore[no-untyped-def]
    """What a table costs as a whole: hosts too many or too few, sectors, those alone."""
    first, last = costs.spans[table, 0], costs.spans[table, 1]
    hosts, seated = 0, 0
    for seat in range(first, last):
        party = costs.party[sitting[seat]]
        if party >= 0:
            seated += 1
            hosts += party
    share = costs.facts[HOSTS] * seated
    fewest = share // costs.facts[GUESTS]
    most = -((-share) // costs.facts[GUESTS])
    off = max(0, hosts - most) + max(0, fewest - hosts)
    total = off * costs.facts[BALANCE]
    total += _unmet(costs, sitting, first, last) * costs.facts[SECTOR]
    if seated < last - first:
        total += _alone(costs, sitting, first, last) * costs.facts[ALONE]
    return total


@compiled
def whole(costs, sitting):  # type: ignore[no-untyped-def]
    """What a plan costs, without the constant of the bonds."""
    twice, single = 0, 0
    for seat in range(sitting.shape[0]):
        alone = costs.single[sitting[seat], seat]
        twice += around(costs, sitting, seat) - alone
        single += alone
    total = twice // 2 + single
    for table in range(costs.spans.shape[0]):
        total += company(costs, sitting, table)
    return total


@compiled
def exchanged(costs, sitting, one, other):  # type: ignore[no-untyped-def]
    """By how much the plan costs more when two change seats; they have changed afterwards."""
    table, second = costs.table_of[one], costs.table_of[other]
    before = around(costs, sitting, one) + around(costs, sitting, other)
    before += company(costs, sitting, table)
    if second != table:
        before += company(costs, sitting, second)
    sitting[one], sitting[other] = sitting[other], sitting[one]
    after = around(costs, sitting, one) + around(costs, sitting, other)
    after += company(costs, sitting, table)
    if second != table:
        after += company(costs, sitting, second)
    return after - before
