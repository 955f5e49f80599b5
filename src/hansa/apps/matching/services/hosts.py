"""What a host does behind their link; who did it is written down by name, since nobody signs in."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from hansa.apps.directory import services as directory
from hansa.apps.directory.models import Person
from hansa.apps.matching import queries, rules
from hansa.apps.matching.models import CooperationProfile, Forwarding, Interest
from hansa.apps.matching.queries.hosts import BY_HOST, Hour
from hansa.apps.matching.rules import Choice
from hansa.apps.matching.rules import hosts as objections
from hansa.apps.matching.services.carrying import hold_still
from hansa.apps.matching.services.interests import express
from hansa.apps.matching.services.opening import open_profile
from hansa.apps.matching.services.profiles import Said, state_profile
from hansa.apps.meetings import queries as meeting_queries
from hansa.apps.meetings import services as meetings
from hansa.apps.meetings.links import HostLink
from hansa.apps.meetings.models import Counterpart, Party, Session, Wish
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import is_written, write_letter
from hansa.values import Refused, refuse_if

# From the secret of a link to its whole address, as it stands in a letter.
AddressOf = Callable[[str], str]


@transaction.atomic
def host_says(
    *,
    counterpart: Counterpart,
    about: CooperationProfile,
    choice: Choice,
    why: str = "",
    reader: Person,
    now: datetime,
) -> Interest:
    """Say for a host whether they want to meet a company.

    Raises:
        Refused: as `express` does.
    """
    said = express(
        profile=_profile(counterpart, now=now),
        about=about,
        choice=choice,
        why=why,
        origin=Wish.Origin.HOST,
        by=None,
        now=now,
    )
    _note("host.said", counterpart, reader, now=now, why=why, whom=str(about), choice=str(choice))
    return said


@transaction.atomic
def host_declines(
    *,
    counterpart: Counterpart,
    wish: Wish,
    party: Party | None = None,
    why: str,
    reader: Person,
    now: datetime,
) -> None:
    """Say no to a meeting, or to one company of a group.

    The answer counts in the session whatever its list says, and for the whole mission where
    that can still be said. Safe to repeat.

    Raises:
        Refused: when of a group only two would be left.
    """
    guests = [party] if party else [each for each in wish.parties if each.registration_id]
    # Whoever says something holds the profiles first, and the session after them.
    spoken = [queries.profile_of(counterpart), *map(queries.profile_of_party, guests)]
    hold_still(each.pk for each in spoken if each)
    Session.objects.select_for_update().get(pk=wish.session_id)
    wish.refresh_from_db(fields=["declined_at"])
    if wish.declined_at:
        return
    if party is None:
        meetings.decline_wish(wish=wish, reason=why, by=None, now=now)
    else:
        meetings.turn_away(wish=wish, party=party, reason=why, by=None, now=now)
    for guest in guests:
        _say_no(counterpart, guest, why=why, now=now)
    _note(
        "host.declined", counterpart, reader, now=now, why=why,
        whom=", ".join(str(guest) for guest in guests),
    )  # fmt: skip


@transaction.atomic
def host_accepts(
    *, counterpart: Counterpart, wish: Wish, choice: Choice, reader: Person, now: datetime
) -> None:
    """Say that a company is welcome who asked for a meeting, or several together.

    Raises:
        Refused: as `express` does.
    """
    for guest in wish.parties:
        if guest.registration:
            about = open_profile(registration=guest.registration, now=now)
            host_says(counterpart=counterpart, about=about, choice=choice, reader=reader, now=now)


@transaction.atomic
def set_hours(
    *, counterpart: Counterpart, comes: Collection[int], reader: Person, now: datetime
) -> int:
    """Say in which slots the host can come; gives how many changed.

    Args:
        comes: numbers of the slots; in all others of the host's sessions the host cannot come.

    Raises:
        Refused: when a meeting of which everybody was told would be missed.
    """
    held = Counterpart.objects.select_for_update().get(pk=counterpart.pk)
    hours = queries.hours_of(held)
    changed = [hour for hour in hours if hour.by_host and (hour.slot.pk in comes) != hour.comes]
    missed = [_meeting_in_words(hour) for hour in changed if hour.told and hour.comes]
    refuse_if(objections.objections_to_hours(leaving=missed), field="hours")
    for hour in changed:
        slot, person = hour.slot, held.contact
        if hour.comes:
            meetings.note_absence(
                slot=slot, person=person, why=str(reader), cause=BY_HOST, by=None, now=now
            )
        else:
            meetings.end_absence(slot=slot, person=person, cause=BY_HOST, by=None, now=now)
    if changed:
        _note("host.hours_set", held, reader, now=now, changed=len(changed))
    return len(changed)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to whom a host forwards their page."""

    first_name: str
    last_name: str
    email: str
    language: str


@transaction.atomic
def forward_page(
    *,
    counterpart: Counterpart,
    colleague: Colleague,
    note: str = "",
    hands_over: bool = False,
    reader: Person,
    address_of: AddressOf,
    now: datetime,
) -> Forwarding:
    """Write a colleague a letter with a link of their own; they may receive from then on.

    Raises:
        Refused: when it is the reader's own address, or enough colleagues have it.
    """
    held = Counterpart.objects.select_for_update().get(pk=counterpart.pk)
    _refuse_forwarding(held, colleague, reader=reader, now=now)
    person = directory.introduce_colleague(introduced_by=reader, now=now, **asdict(colleague))
    if hands_over:
        held = meetings.receive_instead(counterpart=held, joining=person, by=None, now=now)
    forwarding = Forwarding.objects.create(
        counterpart=held, by=reader, to=person, hands_over=hands_over, note=note, at=now
    )
    _note("host.forwarded", held, reader, now=now, to=str(person), hands_over=hands_over)
    _write_to(forwarding, held, address_of=address_of, now=now)
    return forwarding


def _refuse_forwarding(
    held: Counterpart, colleague: Colleague, *, reader: Person, now: datetime
) -> None:
    refuse_if(
        objections.objections_to_forwarding(
            name=reader.first_name,
            themselves=colleague.email.strip().lower() == reader.email.lower(),
            number=len(queries.colleagues_of(held)),
            leg_ends_on=held.leg.ends_on,
            today=now.astimezone(held.leg.zone).date(),
        ),
        field="email",
    )


def _write_to(
    forwarding: Forwarding, held: Counterpart, *, address_of: AddressOf, now: datetime
) -> None:
    write_letter(
        "matching/letters/forwarded.txt",
        key=f"host-forwarded:{forwarding.pk}",
        to=forwarding.to.email,
        language=forwarding.to.language,
        now=now,
        forwarding=forwarding,
        counterpart=held,
        mission=held.leg.mission,
        leg=held.leg,
        link=address_of(meeting_queries.host_token(held, reader=forwarding.to)),
    )


@transaction.atomic
def mail_new_link(*, link: HostLink, address_of: AddressOf, now: datetime) -> bool:
    """Write whoever a link belongs to a letter with a new one, at most one a day.

    It goes to the address we know, whoever asks, and it is never said which that is.

    Returns:
        Whether a letter was written now.

    Raises:
        Refused: when the mission is over.
    """
    counterpart = Counterpart.objects.select_for_update().get(pk=link.counterpart.pk)
    leg = counterpart.leg
    today = now.astimezone(leg.zone).date()
    refuse_if(objections.objections_to_renewing(leg_ends_on=leg.ends_on, today=today))
    reader = link.reader if queries.has_page(counterpart, link.reader) else counterpart.contact
    key = f"host-link-again:{counterpart.pk}:{reader.pk}:{today}"
    if not reader.email or is_written(key):
        return False
    write_letter(
        "matching/letters/link_again.txt",
        key=key,
        to=reader.email,
        language=reader.language,
        now=now,
        reader=reader,
        counterpart=counterpart,
        mission=leg.mission,
        leg=leg,
        link=address_of(meeting_queries.host_token(counterpart, reader=reader)),
    )
    _note("host.link_asked_again", counterpart, reader, now=now)
    return True


@transaction.atomic
def host_states(
    *,
    counterpart: Counterpart,
    needs: Sequence[str],
    offers: Sequence[str],
    reader: Person,
    now: datetime,
) -> bool:
    """Say what the host looks for and brings; whether anything is said now that was not before.

    Raises:
        Refused: with the field "needs" or "offers" that cannot be stated so.
    """
    profile = _profile(counterpart, now=now)
    changed = state_profile(
        profile=profile,
        needs=_as_said(profile, rules.Kind.NEED, needs),
        offers=_as_said(profile, rules.Kind.OFFER, offers),
        by=None,
        now=now,
    )
    _note("host.stated", counterpart, reader, now=now, changed=changed)
    return changed


def _profile(counterpart: Counterpart, *, now: datetime) -> CooperationProfile:
    return open_profile(counterpart=counterpart, now=now)


def _as_said(profile: CooperationProfile, kind: rules.Kind, texts: Sequence[str]) -> list[Said]:
    """Sentences that stand already keep their language."""
    known = {one.text: one.language for one in queries.statements_of(profile, kind=kind)}
    return [Said(text, known.get(" ".join(text.split()), "")) for text in texts]


def _say_no(counterpart: Counterpart, guest: Party, *, why: str, now: datetime) -> None:
    """The same for the whole mission; a list that is closed does not take it, and need not."""
    mine, theirs = queries.profile_of(counterpart), queries.profile_of_party(guest)
    if mine is None or theirs is None:
        return
    try:
        with transaction.atomic():
            express(
                profile=mine,
                about=theirs,
                choice=Choice.NO,
                why=why[: rules.LONGEST_WHY],
                origin=Wish.Origin.HOST,
                by=None,
                now=now,
            )
    except Refused:
        return


def _meeting_in_words(hour: Hour) -> str:
    start = hour.period.start.astimezone(hour.session.leg.zone)
    return f"{start:%H:%M} {hour.told.other_party}" if hour.told else f"{start:%H:%M}"


def _note(
    verb: str,
    counterpart: Counterpart,
    reader: Person,
    *,
    now: datetime,
    why: str = "",
    **told: object,
) -> None:
    """Tell who did it: the host has no account, so that nobody else stands in the story."""
    record(verb, about=counterpart, by=None, now=now, why=why, host=str(reader), **told)
