"""Making recommendations: ordered in a request, carried out by the worker."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hansa.apps.accounts.models import User
from hansa.apps.matching import queries, rules, solving
from hansa.apps.matching.models import CooperationProfile, Matchmaking, Recommendation
from hansa.apps.matching.services.opening import open_profiles
from hansa.apps.matching.services.understanding import understand
from hansa.apps.meetings.rules import ATTEMPTS, UNDER_WAY, RunStatus, looks_interrupted
from hansa.apps.missions.models import Mission
from hansa.engines import matching
from hansa.plumbing.history.recording import record
from hansa.values import refuse_if

# How often a run shows that it is alive.
BEAT = 2.0


@transaction.atomic
def order_matchmaking(*, mission: Mission, by: User | None, now: datetime) -> Matchmaking:
    """Write down that recommendations are wanted; the worker makes them.

    One that was interrupted gives way to the new one.

    Raises:
        Refused: when one is under way.
    """
    Mission.objects.select_for_update().get(pk=mission.pk)
    other = queries.matchmaking_under_way(mission)
    if other and looks_interrupted(status=other.status, sign_of_life=other.sign_of_life, now=now):
        _fail(other, problem=_("Interrupted; ordered again."), now=now)
        other = None
    refuse_if(rules.objections_to_matchmaking(under_way=other is not None))
    run = Matchmaking.objects.create(mission=mission, ordered_by=by, ordered_at=now)
    record("matches.ordered", about=mission, by=by, now=now, run=run.pk)
    return run


def make_matches(*, run: Matchmaking, clock: Callable[[], datetime]) -> Matchmaking:
    """Carry out a matchmaking that waits: understand what is new, and make everybody's lists.

    Safe to repeat: what was begun by a worker that died is begun again, up to `ATTEMPTS` times;
    until all is stored the old lists stand.
    """
    started = _start(run, now=clock())
    if started.status != RunStatus.RUNNING:
        return started
    mission = started.mission
    open_profiles(mission, by=started.ordered_by, now=clock())
    understand(queries.profiles_of(mission), on_step=partial(_tell, started, clock))
    frame = solving.framed(mission, on=timezone.localdate(clock()))
    weights, found = _made(frame, run=started, clock=clock)
    rows = solving.rows_from(found, frame=frame, now=clock())
    return _store(started, weights, rows, now=clock())


@transaction.atomic
def recommend_anew(*, profile: CooperationProfile, now: datetime) -> int:
    """Make the lists of one profile after it changed, while those of the others stand.

    Before the mission's first matchmaking, which makes all of them, what it says is understood and
    no more: hosts can be suggested for it then. Gives how many are recommended.
    """
    today = timezone.localdate(now)
    one = queries.profiles().filter(pk=profile.pk, expires_on__gte=today)
    understand(one, on_step=lambda _done, _wanted: None)
    last = queries.last_done(profile.mission)
    if last is None or not one.exists():
        return 0
    frame = solving.framed(profile.mission, on=today)
    found = matching.recommend_one(
        profile.pk,
        frame.profiles,
        pairs=solving.PAIRS,
        weights=solving.weights_from(last.weights, learned_from=last.learned_from),
        interpreters=frame.interpreters,
        declared=frame.wished,
        standing=solving.standing(profile.mission),
    )
    CooperationProfile.objects.select_for_update().get(pk=profile.pk)
    Recommendation.objects.filter(profile=profile).delete()
    Recommendation.objects.bulk_create(solving.rows_from(found, frame=frame, now=now))
    return len(found)


@transaction.atomic
def give_matchmaking_up(*, run: Matchmaking, problem: str, now: datetime) -> Matchmaking:
    """Mark it as failed, so that somebody can order it again; the lists stand as they were."""
    locked = Matchmaking.objects.select_for_update(of=("self",)).get(pk=run.pk)
    return _fail(locked, problem=problem, now=now) if locked.status in UNDER_WAY else locked


@transaction.atomic
def _start(run: Matchmaking, *, now: datetime) -> Matchmaking:
    started = (
        Matchmaking.objects.select_for_update(of=("self",))
        .select_related("mission", "ordered_by")
        .get(pk=run.pk)
    )
    if started.status not in UNDER_WAY:
        return started
    if started.attempts >= ATTEMPTS:
        return _fail(started, problem=_("The worker was interrupted twice."), now=now)
    started.attempts += 1
    started.status, started.started_at, started.sign_of_life = RunStatus.RUNNING, now, now
    started.method, started.done, started.wanted = matching.method(), 0, 0
    started.save()
    return started


def _tell(run: Matchmaking, clock: Callable[[], datetime], done: int, wanted: int) -> None:
    """Show how far it is."""
    told: dict[str, Any] = {"done": done, "wanted": wanted, "sign_of_life": clock()}
    Matchmaking.objects.filter(pk=run.pk).update(**told)


def _made(
    frame: solving.Framed, *, run: Matchmaking, clock: Callable[[], datetime]
) -> tuple[matching.Weights, list[matching.Recommendation]]:
    """Reckon in a thread of its own, and show from this one that the worker is alive."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        future: Future[tuple[matching.Weights, list[matching.Recommendation]]] = thread.submit(
            _reckoned, frame
        )
        while not future.done():
            wait([future], timeout=BEAT)
            Matchmaking.objects.filter(pk=run.pk).update(sign_of_life=clock())
        return future.result()


def _reckoned(
    frame: solving.Framed,
) -> tuple[matching.Weights, list[matching.Recommendation]]:
    weights = matching.learn(solving.taught(frame.declared), frame.profiles)
    found = matching.recommend(
        frame.profiles,
        pairs=solving.PAIRS,
        weights=weights,
        interpreters=frame.interpreters,
        declared=frame.wished,
    )
    return weights, found


@transaction.atomic
def _store(
    run: Matchmaking,
    weights: matching.Weights,
    made: list[Recommendation],
    *,
    now: datetime,
) -> Matchmaking:
    """The new lists instead of the old; those who left meanwhile are in none."""
    storing = Matchmaking.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if storing.status != RunStatus.RUNNING:
        return storing
    present = set(queries.profiles_of(run.mission).values_list("pk", flat=True))
    rows = [row for row in made if {row.profile_id, row.candidate_id} <= present]
    Recommendation.objects.filter(profile__mission=run.mission).delete()
    Recommendation.objects.bulk_create(rows, batch_size=500)
    storing.status, storing.finished_at, storing.sign_of_life = RunStatus.DONE, now, now
    storing.weights = solving.weights_to_rows(weights)
    storing.learned_from = weights.learned_from
    storing.save()
    record(
        "matches.made",
        about=run.mission,
        by=storing.ordered_by,
        now=now,
        run=storing.pk,
        recommended=len(rows),
    )
    return storing


def _fail(run: Matchmaking, *, problem: str, now: datetime) -> Matchmaking:
    run.status, run.finished_at, run.problem = RunStatus.FAILED, now, problem
    run.save(update_fields=["status", "finished_at", "problem"])
    record("matches.failed", about=run.mission, by=run.ordered_by, now=now, why=problem, run=run.pk)
    return run
