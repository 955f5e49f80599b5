"""The story in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from hansa.plumbing.history.models import Event
from hansa.values import Chapter


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, in the reader's words.

    Attributes:
        by: who did it; "" where no user acted.
        tone: how the design colours it, such as "lost".
    """

    at: datetime
    words: str
    by: str
    why: str
    tone: str = ""


def told(
    events: Iterable[Event],
    *,
    words: Mapping[str, object],
    spoken: Mapping[str, Callable[[Any], object]] | None = None,
    tones: Mapping[str, str] | None = None,
) -> list[Moment]:
    """The events as sentences; one whose verb has no words is told by its verb.

    Args:
        words: by verb, a sentence with the event's details in braces, such as "{city} was added."
        spoken: by detail, how its codes or days are said to the reader.
        tones: by verb, where it has one.
    """
    return [
        Moment(
            at=event.at,
            words=_sentence(event, words, spoken or {}),
            by=str(event.by) if event.by else "",
            why=event.why,
            tone=(tones or {}).get(event.verb, ""),
        )
        for event in events
    ]


def chapters_by(user: AbstractBaseUser) -> Iterator[Chapter]:
    """What the user did, as the story tells it."""
    yield Chapter(
        "story",
        tuple(
            {"at": event.at, "verb": event.verb, "why": event.why}
            for event in Event.objects.filter(by_id=user.pk)
        ),
    )


def _sentence(
    event: Event, words: Mapping[str, object], spoken: Mapping[str, Callable[[Any], object]]
) -> str:
    details = {
        detail: spoken[detail](value) if detail in spoken else value
        for detail, value in event.details.items()
    }
    return str(words.get(event.verb, event.verb)).format_map(_Gaps(details))


class _Gaps(dict[str, Any]):
    """What an old event did not tell is shown as unknown."""

    def __missing__(self, detail: str) -> str:
        return _("unknown")
