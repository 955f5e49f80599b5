"""What is done with a registration: begin, apply, accept, decline, withdraw, add a delegate."""

from hansa.apps.registration.services.announcing import (
    announce,
    take_announcement_back,
    write_announcement,
    write_terms,
)
from hansa.apps.registration.services.applying import add_delegate, apply
from hansa.apps.registration.services.deciding import accept, decline, withdraw
from hansa.apps.registration.services.fees import set_prices
from hansa.apps.registration.services.submitting import (
    Application,
    OtherPayer,
    keep_draft,
    submit,
)
from hansa.apps.registration.travellers import Days, NewPerson, Traveller

__all__ = [
    "Application",
    "Days",
    "NewPerson",
    "OtherPayer",
    "Traveller",
    "accept",
    "add_delegate",
    "announce",
    "apply",
    "decline",
    "keep_draft",
    "set_prices",
    "submit",
    "take_announcement_back",
    "withdraw",
    "write_announcement",
    "write_terms",
]
