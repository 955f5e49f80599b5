"""Signing ceremonies: many agreements, a few desks, and nobody at two of them at once.

stage = Stage(minutes=90, desks=3, opening=5, turn=4)
order = propose([Signing("a", frozenset({"Ann", "Bo"})), ...], stage)
order.left_over, order.minutes_over, order.is_shortest
"""

from hansa.engines.ceremony.ordering import changes_of_witness, complaints, fewest_turns, propose
from hansa.engines.ceremony.problem import Complaint, Order, Place, Signing, Stage

__all__ = [
    "Complaint",
    "Order",
    "Place",
    "Signing",
    "Stage",
    "changes_of_witness",
    "complaints",
    "fewest_turns",
    "propose",
]
