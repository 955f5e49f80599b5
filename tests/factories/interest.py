"""Who might meet whom: the hall's parties with their profiles, and short ways to speak."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.factories.sessions import NOW, Hall, a_hall

from hansa.apps.matching import services
from hansa.apps.matching.models import CooperationProfile, Interest, Recommendation, Round
from hansa.apps.matching.rules import Choice
from hansa.apps.meetings.models import Counterpart, Party, Wish
from hansa.apps.registration.models import Registration

EXPIRES = date(2026, 10, 6)


@dataclass
class Market:
    """A hall whose two companies and two hosts have profiles."""

    hall: Hall
    companies: list[CooperationProfile]
    hosts: list[CooperationProfile]

    @property
    def session(self):
        return self.hall.session

    @property
    def officer(self):
        return self.hall.officer

    def express(self, profile, about, choice=Choice.LIKE, *, now=NOW, by=None, **said) -> Interest:
        by = by or self.officer
        return services.express(profile=profile, about=about, choice=choice, by=by, now=now, **said)

    def take_back(self, profile, about, *, now=NOW, **said) -> None:
        services.take_back(profile=profile, about=about, by=self.officer, now=now, **said)

    def wishes(self) -> list[tuple[int, int | None, bool]]:
        """What every wish of the session is worth, to whom, and whether it is declined."""
        return [
            (wish.worth, wish.answer, wish.declined_at is not None)
            for wish in Wish.objects.filter(session=self.session).order_by("pk")
        ]


def a_market(start) -> Market:
    """Two companies and two hosts, all in one session, and nobody has said anything."""
    return market_of(a_hall(start))


def market_of(hall: Hall) -> Market:
    """The same in a hall that stands already."""
    return Market(
        hall=hall,
        companies=[profile_for(party) for party in hall.companies],
        hosts=[profile_for(party) for party in hall.hosts],
    )


def profile_for(side: Party | Registration | Counterpart) -> CooperationProfile:
    """The profile of a registration or a counterpart, with nothing in it."""
    if isinstance(side, Party):
        side = side.registration or side.counterpart
    if isinstance(side, Registration):
        return CooperationProfile.objects.create(
            mission=side.mission, registration=side, expires_on=EXPIRES
        )
    return CooperationProfile.objects.create(
        mission=side.leg.mission, counterpart=side, expires_on=EXPIRES
    )


def rounds_of(session, *, choose_until=NOW + timedelta(days=7), answer_until=None, **caps) -> Round:
    """Rounds that are open, the one until a week from now, the other a week longer."""
    return Round.objects.create(
        session=session,
        choose_until=choose_until,
        answer_until=answer_until or choose_until + timedelta(days=7),
        opened_at=NOW,
        **caps,
    )


def recommend(profile, *candidates, score=0.8, at=NOW) -> list[Recommendation]:
    """The candidates as the engine would recommend them, the best first."""
    return [
        Recommendation.objects.create(
            profile=profile,
            candidate=candidate,
            rank=rank,
            score=score,
            forward=score,
            backward=score,
            made_at=at,
        )
        for rank, candidate in enumerate(candidates, start=1)
    ]
