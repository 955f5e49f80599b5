"""What is done with a registration: apply, accept, decline, withdraw, add a delegate."""

from hansa.apps.registration.particulars import (
    Emergency,
    Health,
    Passport,
    Table,
    Told,
)
from hansa.apps.registration.services.applying import add_delegate, apply
from hansa.apps.registration.services.deciding import accept, decline, withdraw
from hansa.apps.registration.services.particulars import (
    Opened,
    delete_particulars,
    erase_particulars,
    keep_particulars,
    purge_particulars,
    read_particulars,
    seal_particulars_anew,
)
from hansa.apps.registration.travellers import Days, NewPerson, Traveller

__all__ = [
    "Days",
    "Emergency",
    "Health",
    "NewPerson",
    "Opened",
    "Passport",
    "Table",
    "Told",
    "Traveller",
    "accept",
    "add_delegate",
    "apply",
    "decline",
    "delete_particulars",
    "erase_particulars",
    "keep_particulars",
    "purge_particulars",
    "read_particulars",
    "seal_particulars_anew",
    "withdraw",
]
