"""Stories go on without the name of who asked to be forgotten."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from hansa.plumbing.history.models import Event

# "An Claes" is neither in "Jan Claes" nor in "An Claes-Roy", "an@a.be" not in "j.an@a.be".
_WHOLE = r"(?<![\w.+-]){}(?![\w-])"


@transaction.atomic
def forget_words(instead: Mapping[str, str], *, about: Sequence[Model] | None = None) -> int:
    """Put other words into stories; gives how many events tell it otherwise now.

    Args:
        instead: by the words that go, those that come.
        about: whose stories; without it, every one.
    """
    among = Event.objects.all() if about is None else Event.objects.filter(_about_any_of(about))
    changed = 0
    for event in among.filter(_tells_any_of(instead)).select_for_update():
        event.details = _replaced(event.details, instead)
        event.why = _replaced(event.why, instead)
        event.save(update_fields=["details", "why"])
        changed += 1
    return changed


@transaction.atomic
def forget_details(
    events: QuerySet[Event], otherwise: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    """Tell events otherwise, whose details name somebody by more than words."""
    for event in events.select_for_update(of=("self",)):
        event.details = otherwise(event.details)
        event.save(update_fields=["details"])


def _about_any_of(rows: Sequence[Model]) -> Q:
    about = Q(pk__in=[])
    for row in rows:
        about |= Q(about_type=ContentType.objects.get_for_model(row), about_id=row.pk)
    return about


def _tells_any_of(words: Mapping[str, str]) -> Q:
    """Only these rows are worth opening: a site's story is long."""
    told = Q(pk__in=[])
    for word in words:
        told |= Q(why__contains=word)
        told |= Q(
            pk__in=Event.objects.annotate(text=Cast("details", TextField()))
            .filter(text__contains=json.dumps(word, ensure_ascii=False)[1:-1])
            .values("pk")
        )
    return told


def _replaced(said: Any, instead: Mapping[str, str]) -> Any:
    if isinstance(said, str):
        for word, other in instead.items():
            said = re.sub(_WHOLE.format(re.escape(word)), other, said)
        return said
    if isinstance(said, list):
        return [_replaced(each, instead) for each in said]
    if isinstance(said, dict):
        return {key: _replaced(value, instead) for key, value in said.items()}
    return said
