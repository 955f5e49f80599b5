"""What two sides say to one another before they travel, and the calls they agree on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.directory.models import Person
from hansa.apps.matching import queries
from hansa.apps.matching.models import Conversation, CooperationProfile, Message, VideoCall
from hansa.apps.matching.rules import talks as rules
from hansa.apps.matching.rules.talks import CallStatus
from hansa.apps.matching.services.carrying import hold_still
from hansa.apps.registration import services as registrations
from hansa.apps.registration.rules.preparation import How
from hansa.plumbing.history.recording import record
from hansa.plumbing.mailing.writing import write_letter
from hansa.values import Refused, refuse_if

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for a profile: somebody with an account, or a host behind their link.

    Attributes:
        page_of: the address of the talk as the other side opens it: for its profile, and whoever
            of them reads the letter.
    """

    profile: CooperationProfile
    user: User | None
    host: Person | None
    page_of: Callable[[CooperationProfile, Person], str]

    @property
    def told(self) -> dict[str, str]:
        """Who it was, for a story in which no user acted."""
        return {"host": str(self.host)} if self.host else {}


@transaction.atomic
def open_conversation(
    *, one: CooperationProfile, other: CooperationProfile, by: User | None, now: datetime
) -> Conversation:
    """Let two write to one another, because an officer brings them together; once is enough.

    Raises:
        Refused: when they cannot meet on this mission.
    """
    held = _held(one, other)
    if held:
        return held
    # The organisers' word is enough: they stand for the wish that is missing.
    stands = queries.between(one, other)
    refuse_if(
        rules.objections_to_talking(
            name=stands.name,
            both_take_part=stands.takes_part and stands.other_takes_part,
            apart=stands.spared or stands.apart or stands.themselves,
            hosts_both=stands.hosts_both,
            wanted=True,
        )
    )
    return _begin(one, other, by=by, now=now)


@transaction.atomic
def write_message(*, speaker: Speaker, to: CooperationProfile, text: str, now: datetime) -> Message:
    """Say something to the other side; they get a letter, once an hour at most.

    Raises:
        Refused: when the two do not talk, or with field "text" what cannot be sent.
    """
    conversation = _conversation(speaker, to, now=now)
    from_one = conversation.is_one(speaker.profile)
    written = queries.written_since(conversation, from_one=from_one, now=now, within=A_DAY)
    words = text.replace("\x00", "").strip()
    refuse_if(rules.objections_to_message(words, written_today=written), field="text")
    earlier = Message.objects.filter(conversation=conversation, from_one=from_one)
    is_first = not earlier.exists()
    message = Message.objects.create(
        conversation=conversation,
        from_one=from_one,
        text=words,
        said_at=now,
        said_by=speaker.user,
        host=speaker.host,
    )
    record("talk.written", about=conversation, by=speaker.user, now=now, **speaker.told)
    if is_first:
        _note_contact(conversation, speaker, how=How.MAIL, at=now, now=now)
    _tell(conversation, speaker, now=now)
    return message


@transaction.atomic
def propose_call(
    *,
    speaker: Speaker,
    to: CooperationProfile,
    starts_at: datetime,
    address: str,
    now: datetime,
) -> VideoCall:
    """Propose a video call to the other side.

    Raises:
        Refused: when the two do not talk, a call is ahead already, or time or address will not do.
    """
    conversation = _conversation(speaker, to, now=now)
    ahead = VideoCall.objects.filter(conversation=conversation, status__in=rules.AHEAD).exists()
    refuse_if(
        rules.objections_to_call(starts_at=starts_at, address=address, now=now, one_is_ahead=ahead),
        field="starts_at",
    )
    call = VideoCall.objects.create(
        conversation=conversation,
        from_one=conversation.is_one(speaker.profile),
        starts_at=starts_at,
        address=address,
        proposed_at=now,
        changed_at=now,
    )
    record("call.proposed", about=conversation, by=speaker.user, now=now, **speaker.told)
    _tell(conversation, speaker, now=now)
    return call


@transaction.atomic
def settle_call(*, speaker: Speaker, call: VideoCall, to: CallStatus, now: datetime) -> VideoCall:
    """Accept, decline or call off a call, or say whether it was held; the same again is nothing.

    A call that was held counts once for the preparation of each company that held it.

    Raises:
        Refused: when it cannot become this, or not by this side.
    """
    conversation = Conversation.objects.select_for_update().get(pk=call.conversation_id)
    held = VideoCall.objects.select_for_update().get(pk=call.pk)
    if held.status == to:
        return held
    other = conversation.beside(speaker.profile)
    if to not in rules.OUTCOMES:
        _refuse_talk(speaker.profile, other, conversation)
    refuse_if(
        rules.objections_to_call_step(
            CallStatus(held.status),
            to=to,
            proposed_it=held.from_one == conversation.is_one(speaker.profile),
            starts_at=held.starts_at,
            now=now,
        )
    )
    held.status, held.changed_at = to, now
    held.save(update_fields=["status", "changed_at"])
    record("call.settled", about=conversation, by=speaker.user, now=now, to=str(to), **speaker.told)
    if to == CallStatus.HELD:
        _note_contact(conversation, speaker, how=How.VIDEO, at=held.starts_at, now=now)
    elif to not in rules.OUTCOMES:
        _tell(conversation, speaker, now=now)
    return held


def _held(one: CooperationProfile, other: CooperationProfile) -> Conversation | None:
    """The conversation of two, which nobody else changes until the transaction ends."""
    hold_still([one.pk, other.pk])
    return queries.conversation_between(one, other)


def _begin(
    one: CooperationProfile, other: CooperationProfile, *, by: User | None, now: datetime
) -> Conversation:
    begun = Conversation.objects.create(one=one, other=other, opened_at=now, opened_by=by)
    record("talk.opened", about=begun, by=by, now=now)
    return begun


def _conversation(speaker: Speaker, to: CooperationProfile, *, now: datetime) -> Conversation:
    held = _held(speaker.profile, to)
    _refuse_talk(speaker.profile, to, held)
    return held or _begin(speaker.profile, to, by=speaker.user, now=now)


def _refuse_talk(
    one: CooperationProfile, other: CooperationProfile, held: Conversation | None
) -> None:
    if found := queries.why_not_talk(one, other, conversation=held):
        raise Refused(*found)


def _tell(conversation: Conversation, speaker: Speaker, *, now: datetime) -> None:
    """Write the other side that something waits, unless that was done within the hour."""
    to_one = not conversation.is_one(speaker.profile)
    last = conversation.one_told_at if to_one else conversation.other_told_at
    if not rules.is_to_be_told(last, now=now):
        return
    name = "one_told_at" if to_one else "other_told_at"
    setattr(conversation, name, now)
    conversation.save(update_fields=[name])
    reader = conversation.beside(speaker.profile)
    for person in queries.readers_of(reader):
        write_letter(
            "matching/letters/talk.txt",
            key=f"talk:{conversation.pk}:{person.pk}:{last.isoformat() if last else ''}",
            to=person.email,
            language=person.language,
            now=now,
            person=person,
            sender=speaker.profile,
            mission=reader.mission,
            link=speaker.page_of(reader, person),
        )


def _note_contact(
    conversation: Conversation, speaker: Speaker, *, how: How, at: datetime, now: datetime
) -> None:
    """Note for the preparation of a company that it was in touch with a host.

    A first message counts for the company that wrote it, a call for whoever held it.
    """
    sides = (conversation.one, conversation.other)
    for mine, theirs in (sides, sides[::-1]):
        wrote = how != How.MAIL or mine.pk == speaker.profile.pk
        if mine.registration and theirs.counterpart and wrote:
            day = min(timezone.localdate(at), timezone.localdate(now))
            registrations.note_contact(
                mine.registration,
                name=str(theirs)[:160],
                how=how,
                on=day,
                by=speaker.user if mine.pk == speaker.profile.pk else None,
                now=now,
            )
