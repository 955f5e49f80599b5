"""An officer who moves an activity, in a process of its own as a request has one.

`python -m benchmarks.programme.officer NUMBER` says "ready", waits for a line, moves the activity
of this number by five minutes, and says "moved".
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from hansa.apps.accounts.models import User
from hansa.apps.programme.models import Activity, Notice
from hansa.journeys.change_activity import change_activity
from hansa.values import Period


def main() -> None:
    """Move it when told to."""
    activity = Activity.objects.select_related("leg__mission").get(pk=int(sys.argv[1]))
    officer = User.objects.filter(roles__role="officer").earliest("pk")
    _say("ready")
    sys.stdin.readline()
    _moved(activity, officer)
    _say("moved")


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _moved(activity: Activity, officer: User) -> None:
    five = timedelta(minutes=5)
    change_activity(
        activity=activity,
        by=officer,
        now=_later_than_all_told(),
        titles=activity.titles,
        kind=activity.kind,
        period=Period(activity.period.lower + five, activity.period.upper + five),
        place=activity.place,
        address=activity.address,
        audience=activity.audience,
        sector_group=activity.sector_group,
        capacity=activity.capacity,
        travel=activity.travel,
    )


def _later_than_all_told() -> datetime:
    """The demonstration's week lies ahead: what is told there has a later date than today's."""
    told = Notice.objects.aggregate(latest=Max("told_at"))["latest"]
    return max(timezone.now(), told + timedelta(seconds=1)) if told else timezone.now()


if __name__ == "__main__":
    main()
