"""What is done with a registration: apply, accept, decline, withdraw, add a delegate."""

from hansa.apps.registration.services.applying import add_delegate, apply
from hansa.apps.registration.services.deciding import accept, decline, withdraw
from hansa.apps.registration.travellers import Days, NewPerson, Traveller

__all__ = [
    "Days",
    "NewPerson",
    "Traveller",
    "accept",
    "add_delegate",
    "apply",
    "decline",
    "withdraw",
]
