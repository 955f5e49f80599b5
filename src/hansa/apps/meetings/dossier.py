"""What meetings know about somebody."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.apps.accounts.models import User
from hansa.apps.meetings.groups import tablemates
from hansa.apps.meetings.published import PublishedMeeting
from hansa.values import Chapter


def chapters_about(user: User) -> Iterator[Chapter]:
    """To which meetings they were called, with whom."""
    told = PublishedMeeting.objects.filter(person__user=user).select_related(
        "session__leg",
        "other_person",
        "other_party__registration__organisation",
        "other_party__counterpart__organisation",
    )
    mates = tablemates(told)
    yield Chapter(
        "meetings",
        tuple(
            {
                "begins_at": meeting.period.lower,
                "ends_at": meeting.period.upper,
                "city": meeting.session.leg.city,
                "place": meeting.table_label,
                "with": f"{meeting.other_party}, {meeting.other_person}",
                "also": ", ".join(f"{mate}, {mate.organisation}" for mate in mates[meeting.pk]),
                "cancelled_at": meeting.cancelled_at,
            }
            for meeting in told
        ),
    )
