"""The public page of a mission, and the texts that applicants agree to."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hansa.apps.accounts import rules as accounts
from hansa.apps.accounts.models import User
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Mission
from hansa.apps.registration import queries, rules
from hansa.apps.registration.models import Announcement, Terms
from hansa.apps.registration.rules import Subject
from hansa.apps.registration.services.holding import hold_mission
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def write_announcement(
    mission: Mission,
    *,
    introductions: Mapping[str, str],
    costs: Mapping[str, str],
    shows_programme: bool,
    by: User,
    now: datetime,
) -> Announcement:
    """Write the public page; whether it is published stays as it is.

    Raises:
        Refused: when `by` does not plan the mission, or a text is too long.
    """
    refuse_if(accounts.objections_to_planning(missions.roles_on(by, mission)))
    refuse_if(rules.objections_to_words([*introductions.values(), *costs.values()]))
    announcement, _new = Announcement.objects.update_or_create(
        mission=mission,
        defaults={
            "introductions": dict(introductions),
            "costs": dict(costs),
            "shows_programme": shows_programme,
        },
    )
    record("mission.page_written", about=mission, by=by, now=now)
    return announcement


@transaction.atomic
def announce(mission: Mission, *, by: User, now: datetime) -> None:
    """Open the public page to everybody; doing it again does nothing.

    Raises:
        Refused: when `by` does not plan the mission, or the page says nothing yet.
    """
    refuse_if(accounts.objections_to_planning(missions.roles_on(by, mission)))
    hold_mission(mission)
    page = queries.announcement_of(mission)
    refuse_if(
        rules.objections_to_announcing(
            introduction=page.introductions if page else {}, legs=mission.legs.count()
        )
    )
    if page and page.published_at is None:
        page.published_at = now
        page.save(update_fields=["published_at"])
        record("mission.announced", about=mission, by=by, now=now)


@transaction.atomic
def take_announcement_back(mission: Mission, *, by: User, now: datetime) -> None:
    """Close the public page; doing it again does nothing.

    Raises:
        Refused: when `by` does not plan the mission.
    """
    refuse_if(accounts.objections_to_planning(missions.roles_on(by, mission)))
    hold_mission(mission)
    page = queries.announcement_of(mission)
    if page and page.published_at is not None:
        page.published_at = None
        page.save(update_fields=["published_at"])
        record("mission.page_closed", about=mission, by=by, now=now)


@transaction.atomic
def write_terms(
    mission: Mission, *, subject: Subject, texts: Mapping[str, str], by: User, now: datetime
) -> Terms:
    """Put a new version of a text to everybody who applies from now on.

    Raises:
        Refused: when `by` does not plan the mission; or, with the field "text_en", when it says
            nothing in English or too much.
    """
    refuse_if(accounts.objections_to_planning(missions.roles_on(by, mission)))
    refuse_if(rules.objections_to_terms(texts), field="text_en")
    hold_mission(mission)
    earlier = queries.versions_of(mission, subject=subject)
    if earlier and earlier[0].texts == dict(texts):
        return earlier[0]
    terms = Terms.objects.create(
        mission=mission,
        subject=subject,
        version=earlier[0].version + 1 if earlier else 1,
        texts=dict(texts),
        since=now,
        by=by,
    )
    record("mission.terms_written", about=mission, by=by, now=now, version=terms.version)
    return terms
