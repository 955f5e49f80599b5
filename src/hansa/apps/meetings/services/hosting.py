"""Looking after hosts: their letters, and taking part together."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.meetings.models import Counterpart, Session
from hansa.apps.meetings.services.planning import add_counterpart, join_session
from hansa.apps.registration.models import Registration
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import write_letter


@transaction.atomic
def join_all(
    *,
    session: Session,
    registrations: Iterable[Registration] = (),
    counterparts: Iterable[Counterpart] = (),
    by: User,
    now: datetime,
) -> int:
    """Let all of these take part, or none; gives how many there were.

    Raises:
        Refused: when one belongs to another mission or another leg.
    """
    joined = [
        *(
            join_session(session=session, registration=registration, by=by, now=now)
            for registration in registrations
        ),
        *(
            join_session(session=session, counterpart=counterpart, by=by, now=now)
            for counterpart in counterparts
        ),
    ]
    return len(joined)


@transaction.atomic
def invite_host(*, session: Session, contact: Person, by: User, now: datetime) -> Counterpart:
    """Add the contact's organisation to the hosts of the leg, and let it take part at once.

    Raises:
        Refused: when the organisation is a host there already.
    """
    counterpart = add_counterpart(
        leg=session.leg,
        organisation=contact.organisation,
        contact=contact,
        sector_group=session.sector_group,
        by=by,
        now=now,
    )
    join_session(session=session, counterpart=counterpart, by=by, now=now)
    return counterpart


@transaction.atomic
def mail_host_link(*, counterpart: Counterpart, link: str, by: User, now: datetime) -> bool:
    """Write the host a letter with their link, at most one a day for the same link.

    Args:
        link: the whole address, ready to be followed from a mail.

    Returns:
        Whether a letter was written now.
    """
    contact = counterpart.contact
    letter = write_letter(
        "meetings/letters/host_link.txt",
        key=f"host-link:{counterpart.pk}:{counterpart.link_version}:{now.date()}",
        to=contact.email,
        language=contact.language,
        now=now,
        contact=contact,
        counterpart=counterpart,
        mission=counterpart.leg.mission,
        leg=counterpart.leg,
        link=link,
    )
    written = letter.written_at == now
    if written:
        record("counterpart.link_mailed", about=counterpart, by=by, now=now, to=contact.email)
    return written
