"""What is done about profiles, recommendations and interest."""

from hansa.apps.matching.services.carrying import carry_into
from hansa.apps.matching.services.interests import express, rank, release, take_back
from hansa.apps.matching.services.rounds import Terms, move_on, move_rounds_on, open_round
from hansa.apps.matching.services.rulings import lift_ruling, rule_on

__all__ = [
    "Terms",
    "carry_into",
    "express",
    "lift_ruling",
    "move_on",
    "move_rounds_on",
    "open_round",
    "rank",
    "release",
    "rule_on",
    "take_back",
]
