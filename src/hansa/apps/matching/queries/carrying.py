"""What interest comes to in a session, beside what its wishes are now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hansa.apps.matching.models import Carriage, CooperationProfile, Interest, Round, Ruling
from hansa.apps.matching.queries.interests import SIDES, excluded_pairs, takes_part
from hansa.apps.matching.rules import Choice, Fate, Said, fate_of
from hansa.apps.meetings.models import Party, Session, Wish

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Two:
    """Two who sit in a session, what they have come to, and their wish there.

    Attributes:
        profiles: their numbers, the smaller first.
        parties: theirs, in the same order.
        said: what each says, in the same order; what goes beyond a cap is not in it.
        added: the organisers said that they are to meet.
        wish: their first meeting's; None while nobody asked for one.
        carriage: what of the wish came from interest.
    """

    session: Session
    profiles: Pair
    parties: tuple[Party, Party]
    said: tuple[Said | None, Said | None]
    fate: Fate
    added: bool
    wish: Wish | None
    carriage: Carriage | None

    @property
    def worths(self) -> list[tuple[int | None, str]]:
        """What the meeting is worth to each and who says so; the organisers ask for a visitor."""
        found = [(each.worth, each.origin) if each else (None, "") for each in self.said]
        visitor = 0 if self.parties[0].registration_id else 1
        if self.added and found[visitor][0] is None:
            found[visitor] = (Choice.MUST.worth, Wish.Origin.AGENCY)
        return found


def profiles_in(session: Session) -> dict[int, Party]:
    """The parties of a session by the number of their profile, as far as they have one."""
    parties = Party.objects.filter(session=session).select_related(
        *(f"{side.partition('__')[0]}__cooperation_profile" for side in SIDES), *SIDES
    )
    return {profile.pk: party for party in parties if (profile := profile_of_party(party))}


def said_by_party(party: Party) -> dict[int, Interest]:
    """What a party says of those who sit in its session, by the number of their party."""
    mine = profile_of_party(party)
    if mine is None:
        return {}
    rows = Interest.objects.filter(profile=mine).select_related("about")
    said = {each.about_id: each for each in rows}
    here = profiles_in(party.session)
    return {other.pk: said[key] for key, other in here.items() if key in said}


def was_declined(party: Party, *, by: Party) -> bool:
    """Whether a meeting of the two was declined, by anybody but the party itself."""
    declined = Wish.objects.filter(declined_at__isnull=False, nth=1)
    if not declined.filter(_between(party, by)).exists():
        return False
    mine, theirs = profile_of_party(party), profile_of_party(by)
    own = Interest.objects.filter(profile=mine, about=theirs, choice=Choice.NO)
    by_hand = declined.filter(_between(party, by)).exclude(carriage__declined=True)
    return by_hand.exists() or not own.exists()


def asked_by_hand(party: Party, asked: Party) -> QuerySet[Wish]:
    """What a party still asks of another, whoever wrote it down."""
    return Wish.objects.filter(asking=party, asked=asked, nth=1, declined_at__isnull=True)


def _between(one: Party, other: Party) -> Q:
    return Q(asking=one, asked=other) | Q(asking=other, asked=one)


def profile_of_party(party: Party) -> CooperationProfile | None:
    """What the organisation of a party looks for and brings; None while it has no profile."""
    side = party.registration or party.counterpart
    return getattr(side, "cooperation_profile", None)


def twos_in(session: Session, *, of: Collection[int] | None = None) -> list[Two]:
    """Everybody in a session between whom something was said or is carried; about nine queries.

    Args:
        of: numbers of profiles, one of which is to be in each two; None for all.
    """
    parties = profiles_in(session)
    said = _said(session, parties)
    rulings = _rulings(parties)
    profiles = [profile for party in parties.values() if (profile := profile_of_party(party))]
    excluded = excluded_pairs(mission=session.leg.mission_id, among=profiles)
    wishes = _wishes(session, {party.pk: key for key, party in parties.items()})
    pairs = {_in_order(*pair) for pair in said} | set(rulings) | set(wishes)
    chosen = sorted(pair for pair in pairs if of is None or set(pair) & set(of))
    here = {profile.pk for profile in profiles if takes_part(profile)}
    return [
        Two(
            session=session,
            profiles=(one, other),
            parties=(parties[one], parties[other]),
            said=(said.get((one, other)), said.get((other, one))),
            fate=_fate((one, other), said, rulings, excluded, here),
            added=rulings.get((one, other)) is True,
            wish=(wish := wishes.get((one, other))),
            carriage=getattr(wish, "carriage", None),
        )
        for one, other in chosen
    ]


def _fate(
    pair: Pair,
    said: Mapping[Pair, Said],
    rulings: Mapping[Pair, bool],
    excluded: Collection[Pair],
    here: Collection[int],
) -> Fate:
    one, other = pair
    if one not in here or other not in here:
        return Fate.NOTHING
    return fate_of(
        said.get((one, other)),
        said.get((other, one)),
        ruling=rulings.get(pair),
        excluded=(one, other) in excluded or (other, one) in excluded,
    )


def _said(session: Session, parties: Collection[int]) -> dict[Pair, Said]:
    """Who says what about whom, within the caps of the session's round."""
    rows = (
        Interest.objects.filter(profile__in=parties, about__in=parties)
        .order_by("rank", "pk")
        .values_list("profile", "about", "choice", "rank", "origin")
    )
    by_profile: dict[int, list[tuple[int, Said]]] = defaultdict(list)
    for profile, about, choice, rank, origin in rows:
        by_profile[profile].append((about, Said(Choice(choice), rank, origin)))
    round_ = Round.objects.filter(session=session).first()
    return {
        (profile, about): each
        for profile, all_said in by_profile.items()
        for about, each in _within_caps(all_said, round_)
    }


def _within_caps(
    said: Iterable[tuple[int, Said]], round_: Round | None
) -> Iterable[tuple[int, Said]]:
    """What counts here: a must too many counts as a like, and a like too many waits."""
    musts = round_.most_musts if round_ else None
    likes = round_.most_likes if round_ else None
    found: list[tuple[int, Said]] = []
    numbers = {Choice.MUST: 0, Choice.LIKE: 0, Choice.NO: 0}
    for about, each in sorted(said, key=lambda line: line[1].choice != Choice.MUST):
        kept = each
        if each.choice == Choice.MUST and musts is not None and numbers[Choice.MUST] >= musts:
            kept = Said(Choice.LIKE, None, each.origin)
        if kept.choice == Choice.LIKE and likes is not None and numbers[Choice.LIKE] >= likes:
            continue
        numbers[kept.choice] += 1
        found.append((about, kept))
    return found


def _rulings(parties: Collection[int]) -> dict[Pair, bool]:
    rows = Ruling.objects.filter(one__in=parties, other__in=parties)
    return {
        _in_order(one, other): allows
        for one, other, allows in rows.values_list("one", "other", "allows")
    }


def _wishes(session: Session, profile_of: Mapping[int, int]) -> dict[Pair, Wish]:
    wishes = Wish.objects.filter(
        Q(session=session), asking__in=profile_of, asked__in=profile_of, nth=1
    ).select_related("carriage")
    return {
        _in_order(profile_of[wish.asking_id], profile_of[wish.asked_id]): wish for wish in wishes
    }


def _in_order(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
