"""Setting and publishing the criteria of a mission, and scoring by them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from hansa.apps.accounts import rules as accounts_rules
from hansa.apps.accounts.models import Agency, User
from hansa.apps.missions import queries as missions
from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Registration, Score, SelectionTerms
from hansa.apps.registration.queries import selection as queries
from hansa.apps.registration.rules import selection as rules
from hansa.apps.registration.services.holding import hold_mission, hold_registration
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if


@transaction.atomic
def set_criteria(
    mission: Mission,
    *,
    weights: Mapping[str, int],
    preference: str,
    threshold: int,
    by: User,
    now: datetime,
) -> SelectionTerms:
    """Say what counts how much; until the first score it can be said anew.

    Args:
        weights: by `Criterion`, out of 100.
        threshold: with fewer points an application is proposed to be declined.

    Raises:
        Refused: with the field "standing" or "threshold", or without one.
    """
    hold_mission(mission)
    roles = missions.roles_on(by, mission)
    refuse_if(accounts_rules.objections_to_planning(roles))
    scores = queries.number_of_scores(mission)
    refuse_if(rules.objections_to_changing_criteria(scores=scores))
    refuse_if(rules.objections_to_weights(weights, preference=preference), field="standing")
    refuse_if(rules.objections_to_threshold(threshold), field="threshold")

    said: dict[str, Any] = {"preference": preference, "threshold": threshold, **weights}
    terms, _new = SelectionTerms.objects.update_or_create(mission=mission, defaults=said)
    record("selection.criteria_set", about=mission, by=by, now=now, **said)
    return terms


@transaction.atomic
def publish_criteria(terms: SelectionTerms, *, by: User, now: datetime) -> None:
    """Let everybody read the criteria; from then on applications can be scored.

    Raises:
        Refused: when they are published, or `by` does not plan for an organiser.
    """
    mission = hold_mission(terms.mission)
    terms.refresh_from_db()
    refuse_if(accounts_rules.objections_to_planning(missions.roles_on(by, mission)))
    refuse_if(rules.objections_to_publishing(published=terms.published_at is not None))

    terms.published_at, terms.published_by = now, by
    terms.save(update_fields=["published_at", "published_by"])
    record("selection.criteria_published", about=mission, by=by, now=now)


@transaction.atomic
def score(
    registration: Registration,
    *,
    agency: Agency,
    marks: Mapping[str, int],
    remark: str,
    by: User,
    now: datetime,
) -> Score:
    """Give the application the agency's marks; a second time replaces the first.

    Raises:
        Refused: when `by` does not score for the agency, or scoring is not open; with the field
            "marks" where a mark is none.
    """
    hold_registration(registration)
    if not missions.organisers_of(registration.mission).filter(agency=agency).exists():
        raise ValueError(f"{agency} does not organise {registration.mission}.")
    refuse_if(queries.objections_to_scoring_it(registration, agency=agency, by=by))
    refuse_if(rules.objections_to_marks(marks), field="marks")

    given = {criterion.value: marks[criterion] for criterion in rules.JUDGED}
    found, _new = Score.objects.update_or_create(
        registration=registration,
        agency=agency,
        defaults={**given, "remark": remark.strip(), "given_by": by, "given_at": now},
    )
    record(
        "registration.scored", about=registration, by=by, now=now, agency=agency.name, marks=given
    )
    return found
