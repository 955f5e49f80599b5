"""What is done about profiles, recommendations and interest."""

from hansa.apps.matching.services.carrying import carry_into
from hansa.apps.matching.services.hosts import (
    Colleague,
    forward_page,
    host_accepts,
    host_declines,
    host_says,
    host_states,
    mail_new_link,
    set_hours,
)
from hansa.apps.matching.services.interests import express, rank, take_back
from hansa.apps.matching.services.matchmaking import (
    give_matchmaking_up,
    make_matches,
    order_matchmaking,
    recommend_anew,
)
from hansa.apps.matching.services.opening import open_profile, open_profiles
from hansa.apps.matching.services.profiles import Excluded, Said, state_profile
from hansa.apps.matching.services.releasing import release
from hansa.apps.matching.services.rounds import Terms, move_on, move_rounds_on, open_round
from hansa.apps.matching.services.rulings import lift_ruling, rule_on
from hansa.apps.matching.services.sessions import say_in_session, take_back_in_session
from hansa.apps.matching.services.talks import (
    Speaker,
    open_conversation,
    propose_call,
    settle_call,
    write_message,
)
from hansa.apps.matching.services.understanding import understand

__all__ = [
    "Colleague",
    "Excluded",
    "Said",
    "Speaker",
    "Terms",
    "carry_into",
    "express",
    "forward_page",
    "give_matchmaking_up",
    "host_accepts",
    "host_declines",
    "host_says",
    "host_states",
    "lift_ruling",
    "mail_new_link",
    "make_matches",
    "move_on",
    "move_rounds_on",
    "open_conversation",
    "open_profile",
    "open_profiles",
    "open_round",
    "order_matchmaking",
    "propose_call",
    "rank",
    "recommend_anew",
    "release",
    "rule_on",
    "say_in_session",
    "set_hours",
    "settle_call",
    "state_profile",
    "take_back",
    "take_back_in_session",
    "understand",
    "write_message",
]
