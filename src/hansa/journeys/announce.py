"""An announcement stands on agendas and telephones, and is mailed to those who are told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from hansa.apps.attendance.services import announcing
from hansa.apps.programme import queries as programme
from hansa.plumbing.languages import in_readers_language
from hansa.plumbing.mailing.writing import write_letter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from hansa.apps.accounts.models import User
    from hansa.apps.attendance.queries.announcements import Named
    from hansa.apps.attendance.services.announcing import Said
    from hansa.apps.missions.models import Mission


@transaction.atomic
def announce(
    *,
    mission: Mission,
    key: UUID,
    texts: Mapping[str, str],
    group: str,
    to: Named | None,
    by: User,
    now: datetime,
) -> Said:
    """Announce something on agendas and by mail; the same key announces once.

    Raises:
        Refused: as `attendance.services.announcing.announce` does.
    """
    said = announcing.announce(
        mission=mission, key=key, texts=texts, group=group, to=to, by=by, now=now
    )
    link = f"{settings.BASE_URL}{reverse('programme:agenda', args=[mission.slug])}"
    for delegate in said.told:
        language = programme.language_of(delegate)
        with override(language):
            words = in_readers_language(said.announcement.texts)
        write_letter(
            "attendance/letters/announced.txt",
            key=f"announcement-{said.announcement.pk}-{delegate.pk}",
            to=delegate.person.email,
            language=language,
            now=now,
            name=str(delegate.person),
            mission=mission,
            words=words,
            link=link,
        )
    return said
