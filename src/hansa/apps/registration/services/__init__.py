"""What is done with a registration: apply, accept, decline, withdraw, add a delegate, prepare."""

from hansa.apps.registration.particulars import (
    Emergency,
    Health,
    Passport,
    Table,
    Told,
)
from hansa.apps.registration.services.announcing import (
    announce,
    take_announcement_back,
    write_announcement,
    write_terms,
)
from hansa.apps.registration.services.applying import (
    add_delegate,
    apply,
)
from hansa.apps.registration.services.changing import (
    Alteration,
    change_application,
)
from hansa.apps.registration.services.composing import (
    add_co_organiser,
    add_companion,
    describe_oneself,
    remove_co_organiser,
    remove_companion,
)
from hansa.apps.registration.services.confirming import (
    confirm,
)
from hansa.apps.registration.services.consenting import (
    answer_consent,
    answer_own_consent,
)
from hansa.apps.registration.services.deciding import (
    cancel,
    decline,
    let_lapse,
    put_on_waiting_list,
    withdraw,
)
from hansa.apps.registration.services.erasing import (
    erase_traces,
)
from hansa.apps.registration.services.fees import (
    set_prices,
)
from hansa.apps.registration.services.holding import (
    hold_mission,
)
from hansa.apps.registration.services.looking import (
    note_look,
)
from hansa.apps.registration.services.offering import (
    accept,
    offer_what_came_free,
    prolong_offer,
)
from hansa.apps.registration.services.particulars import (
    Opened,
    delete_particulars,
    keep_particulars,
    purge_particulars,
    read_particulars,
    seal_particulars_anew,
)
from hansa.apps.registration.services.preparing import (
    note_call,
    note_contact,
    note_documents,
    note_reading,
    put_up_brief,
    remind_everybody,
    state_needs,
    take_contact_off,
    take_needs_back,
)
from hansa.apps.registration.services.ruling import (
    set_seat_terms,
)
from hansa.apps.registration.services.selecting import (
    publish_criteria,
    score,
    set_criteria,
)
from hansa.apps.registration.services.selecting_together import (
    Noted,
    call_off_selection_meeting,
    close_selection_meeting,
    note_release,
    note_selection_meeting,
    open_selection_meeting,
)
from hansa.apps.registration.services.submitting import (
    Application,
    OtherPayer,
    discard_draft,
    keep_draft,
    submit,
)
from hansa.apps.registration.services.substituting import (
    substitute,
)
from hansa.apps.registration.travellers import (
    Days,
    NewPerson,
    Traveller,
)

__all__ = [
    "Alteration",
    "Application",
    "Days",
    "Emergency",
    "Health",
    "NewPerson",
    "Noted",
    "Opened",
    "OtherPayer",
    "Passport",
    "Table",
    "Told",
    "Traveller",
    "accept",
    "add_co_organiser",
    "add_companion",
    "add_delegate",
    "announce",
    "answer_consent",
    "answer_own_consent",
    "apply",
    "call_off_selection_meeting",
    "cancel",
    "change_application",
    "close_selection_meeting",
    "confirm",
    "decline",
    "delete_particulars",
    "describe_oneself",
    "discard_draft",
    "erase_traces",
    "hold_mission",
    "keep_draft",
    "keep_particulars",
    "let_lapse",
    "note_call",
    "note_contact",
    "note_documents",
    "note_look",
    "note_reading",
    "note_release",
    "note_selection_meeting",
    "offer_what_came_free",
    "open_selection_meeting",
    "prolong_offer",
    "publish_criteria",
    "purge_particulars",
    "put_on_waiting_list",
    "put_up_brief",
    "read_particulars",
    "remind_everybody",
    "remove_co_organiser",
    "remove_companion",
    "score",
    "seal_particulars_anew",
    "set_criteria",
    "set_prices",
    "set_seat_terms",
    "state_needs",
    "submit",
    "substitute",
    "take_announcement_back",
    "take_contact_off",
    "take_needs_back",
    "withdraw",
    "write_announcement",
    "write_terms",
]
