"""Group meetings for tests."""

from tests.factories.sessions import NOW, Hall, company_in

from hansa.apps.meetings import services
from hansa.apps.meetings.models import Party, Seat, Wish

GRID, STORAGE, WIND = "Zelmavelde Grid", "Quorilune Storage", "Arbor Wind"


def a_company(hall: Hall, name: str) -> Party:
    """One more company takes part."""
    return services.join_session(
        session=hall.session,
        registration=company_in(hall.coast, name),
        by=hall.officer,
        now=NOW,
    )


def gathered(hall: Hall, *companies: int, host: int = 0, **details) -> Wish:
    """These companies, by their place, meet a host together."""
    return services.gather(
        session=hall.session,
        host=hall.hosts[host],
        guests=[hall.companies[number] for number in companies],
        by=hall.officer,
        now=NOW,
        **details,
    )


def sitting(wish: Wish) -> set[Party]:
    """Who has a chair at the meeting of a wish."""
    return {seat.party for seat in Seat.objects.filter(meeting__wish=wish)}
