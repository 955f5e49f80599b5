"""The seater: who sits where at a gala, by precedence, languages and whom one should meet.

sides = (Side.HOST, Side.COMPANY)
guests = tuple(Guest(n, sides[n % 2], organisation=n // 2) for n in range(8))
tables = (Table(1, seats=4), Table(2, seats=4))
plan = seat(Problem(guests, tables))
for objection in objections(Problem(guests, tables), plan.seats):
    print(objection.guest, objection.code, objection.others)
"""

from hansa.engines.seating.answer.plan import MUST, Change, Code, Objection, Plan
from hansa.engines.seating.planning import Effort, by_precedence, seat, weigh
from hansa.engines.seating.problem.guests import Guest, Side
from hansa.engines.seating.problem.problem import Bond, NoSeating, Pair, Problem, Weights
from hansa.engines.seating.problem.tables import MOST_SEATS, Seat, Shape, Table
from hansa.engines.seating.repairing import compare, move, reseat
from hansa.engines.seating.rules.bounding import at_least
from hansa.engines.seating.rules.honour import due_seats, order_of_honour
from hansa.engines.seating.rules.objecting import cost_of, objections

__all__ = [
    "MOST_SEATS",
    "MUST",
    "Bond",
    "Change",
    "Code",
    "Effort",
    "Guest",
    "NoSeating",
    "Objection",
    "Pair",
    "Plan",
    "Problem",
    "Seat",
    "Shape",
    "Side",
    "Table",
    "Weights",
    "at_least",
    "by_precedence",
    "compare",
    "cost_of",
    "due_seats",
    "move",
    "objections",
    "order_of_honour",
    "reseat",
    "seat",
    "weigh",
]
