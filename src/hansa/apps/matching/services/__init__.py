"""What is done about profiles, recommendations and interest."""

from hansa.apps.matching.services.approaching import (
    approach,
    letter_to,
    put_template,
)
from hansa.apps.matching.services.carrying import (
    carry_into,
)
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
from hansa.apps.matching.services.interests import (
    express,
    rank,
    take_back,
)
from hansa.apps.matching.services.matchmaking import (
    give_matchmaking_up,
    make_matches,
    order_matchmaking,
    recommend_anew,
)
from hansa.apps.matching.services.opening import (
    open_profile,
    open_profiles,
)
from hansa.apps.matching.services.profiles import (
    Excluded,
    Said,
    state_profile,
)
from hansa.apps.matching.services.ranking import (
    host_moves,
)
from hansa.apps.matching.services.releasing import (
    hold_for_release,
    release,
)
from hansa.apps.matching.services.rounds import (
    Terms,
    move_on,
    move_rounds_on,
    open_round,
)
from hansa.apps.matching.services.rulings import (
    lift_ruling,
    rule_on,
)
from hansa.apps.matching.services.sessions import (
    say_in_session,
    take_back_in_session,
)
from hansa.apps.matching.services.sourcing import (
    choose_contact,
    confirm,
    decline,
    hand_over,
    long_list,
    note,
    note_answer,
    put_next_step,
    serve,
    stop_serving,
)
from hansa.apps.matching.services.talks import (
    Speaker,
    open_conversation,
    propose_call,
    settle_call,
    write_message,
)
from hansa.apps.matching.services.understanding import (
    understand,
    understand_organisations,
)
from hansa.apps.matching.services.visits import (
    note_visit,
)

__all__ = [
    "Colleague",
    "Excluded",
    "Said",
    "Speaker",
    "Terms",
    "approach",
    "carry_into",
    "choose_contact",
    "confirm",
    "decline",
    "express",
    "forward_page",
    "give_matchmaking_up",
    "hand_over",
    "hold_for_release",
    "host_accepts",
    "host_declines",
    "host_moves",
    "host_says",
    "host_states",
    "letter_to",
    "lift_ruling",
    "long_list",
    "mail_new_link",
    "make_matches",
    "move_on",
    "move_rounds_on",
    "note",
    "note_answer",
    "note_visit",
    "open_conversation",
    "open_profile",
    "open_profiles",
    "open_round",
    "order_matchmaking",
    "propose_call",
    "put_next_step",
    "put_template",
    "rank",
    "recommend_anew",
    "release",
    "rule_on",
    "say_in_session",
    "serve",
    "set_hours",
    "settle_call",
    "state_profile",
    "stop_serving",
    "take_back",
    "take_back_in_session",
    "understand",
    "understand_organisations",
    "write_message",
]
