"""Keeping timetables, so that they can be compared and brought back."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from hansa.apps.accounts.models import User
from hansa.apps.meetings.models import Kept, Run, Session, Wish
from hansa.apps.meetings.timetables import on_the_board, stored

# So many proposals of a session are kept; with the next one the oldest is forgotten.
MOST = 10


def keep_proposal(*, run: Run, reasons: Mapping[str, Iterable[int]], now: datetime) -> Kept:
    """Keep the board as the run has just made it, and forget what a session keeps too long.

    Args:
        reasons: why the other wishes are not held, the wishes by code.
    """
    kept = Kept.objects.create(
        session_id=run.session_id,
        run=run,
        kept_by=run.ordered_by,
        kept_at=now,
        meetings=stored(on_the_board(run.session)),
        reasons={code: sorted(wishes) for code, wishes in reasons.items() if wishes},
    )
    proposals = Kept.objects.filter(session=run.session_id, run__isnull=False)
    Kept.objects.filter(pk__in=list(proposals.values_list("pk", flat=True)[MOST:])).delete()
    return kept


def keep_publication(*, session: Session, by: User, now: datetime) -> Kept:
    """Keep what was just published, for as long as the session is there."""
    return Kept.objects.create(
        session=session,
        publication=session.publication,
        kept_by=by,
        kept_at=now,
        meetings=stored(on_the_board(session)),
        reasons=_reasons_noted(session),
    )


def note_reasons(*, session: Session, reasons: Mapping[str, Iterable[int]]) -> None:
    """Say beside each wish of the session why it is not held, and nothing beside the others."""
    Wish.objects.filter(session=session).exclude(unheld_reason="").update(unheld_reason="")
    for code, wishes in reasons.items():
        Wish.objects.filter(session=session, pk__in=list(wishes)).update(unheld_reason=code)


def _reasons_noted(session: Session) -> dict[str, list[int]]:
    noted = Wish.objects.filter(session=session).exclude(unheld_reason="").order_by("pk")
    reasons: dict[str, list[int]] = {}
    for wish, code in noted.values_list("pk", "unheld_reason"):
        reasons.setdefault(code, []).append(wish)
    return reasons
