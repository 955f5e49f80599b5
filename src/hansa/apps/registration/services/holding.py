"""What nobody else may change until the transaction ends."""

from collections.abc import Iterable

from hansa.apps.directory.models import Person
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Registration


def hold_mission(mission: Mission) -> Mission:
    """The mission as it stands; its seats and registrations change one transaction at a time."""
    return Mission.objects.select_for_update(no_key=True).get(pk=mission.pk)


def hold_registration(registration: Registration) -> None:
    """Bring the registration up to date, holding its mission first."""
    mission = hold_mission(registration.mission)
    registration.refresh_from_db(fields=["status", "agency", "decided_at", "decided_by", "reason"])
    registration.mission = mission


def hold_people(people: Iterable[Person]) -> None:
    """Let nobody else plan the days of these people; always after the mission, by number."""
    numbers = {person.pk for person in people}
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk"))
