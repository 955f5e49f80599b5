"""What is done about profiles, recommendations and interest."""

from hansa.apps.matching.services.carrying import carry_into
from hansa.apps.matching.services.interests import express, rank, release, take_back

__all__ = [
    "carry_into",
    "express",
    "rank",
    "release",
    "take_back",
]
