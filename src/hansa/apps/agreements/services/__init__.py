"""What is done with agreements and their ceremonies."""

from hansa.apps.agreements.services.announcing import (
    announce,
    change,
    describe,
    share,
    withdraw,
)
from hansa.apps.agreements.services.clearing import (
    answer,
    receive_text,
    write_to_party,
)
from hansa.apps.agreements.services.parties import (
    add_party,
    add_signatory,
    remove_party,
    remove_signatory,
)
from hansa.apps.agreements.services.signing import (
    execute,
    lapse,
    remind,
    sign,
    sign_elsewhere,
    take_back_signature,
)
from hansa.apps.agreements.services.staging import (
    arrange,
    follow_activity,
    leave_stage_of,
    move,
    put_on,
    set_stage,
    take_off,
)

__all__ = [
    "add_party",
    "add_signatory",
    "announce",
    "answer",
    "arrange",
    "change",
    "describe",
    "execute",
    "follow_activity",
    "lapse",
    "leave_stage_of",
    "move",
    "put_on",
    "receive_text",
    "remind",
    "remove_party",
    "remove_signatory",
    "set_stage",
    "share",
    "sign",
    "sign_elsewhere",
    "take_back_signature",
    "take_off",
    "withdraw",
    "write_to_party",
]
