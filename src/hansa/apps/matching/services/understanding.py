"""Working out what texts mean: in the worker, once for each text, and only when it is new."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import islice

from django.db.models import QuerySet

from hansa.apps.matching import queries
from hansa.apps.matching.models import CooperationProfile, Meaning, OrganisationMeaning
from hansa.apps.matching.queries import suggesting
from hansa.apps.matching.rules import Kind
from hansa.engines import matching

# So many texts are understood before anybody hears of it.
BATCH = 32


def understand(
    profiles: QuerySet[CooperationProfile], *, on_step: Callable[[int, int], None]
) -> int:
    """Store the meaning of every statement of these profiles that is new; how many there were.

    Args:
        on_step: is told after each batch how many are done, and how many there are.
    """
    missing = queries.not_understood(profiles)
    done = 0
    waiting = iter(missing.items())
    while batch := dict(islice(waiting, BATCH)):
        Meaning.objects.bulk_create(_meanings(batch), ignore_conflicts=True)
        done += len(batch)
        on_step(done, len(missing))
    return done


def understand_organisations(*, countries: Collection[str], on_step: Callable[[int], None]) -> int:
    """Store what organisations of these countries do where they tell it anew; how many did.

    Args:
        on_step: is told after each batch how many are done.
    """
    method, done = queries.method_of(Kind.OFFER), 0
    # Listed first: a text that changes meanwhile is read the next time.
    waiting = iter(list(suggesting.not_read(countries=countries)))
    while batch := list(islice(waiting, BATCH)):
        vectors = matching.embed([text for _number, _digest, text in batch], matching.Kind.OFFER)
        OrganisationMeaning.objects.bulk_create(
            (
                OrganisationMeaning(
                    organisation_id=number, digest=digest, method=method, vector=vector
                )
                for (number, digest, _text), vector in zip(batch, vectors, strict=True)
            ),
            update_conflicts=True,
            unique_fields=["organisation"],
            update_fields=["digest", "method", "vector"],
        )
        done += len(batch)
        on_step(done)
    return done


def _meanings(texts: dict[tuple[str, str], str]) -> list[Meaning]:
    found = []
    for kind in matching.Kind:
        wanted = {digest: text for (of, digest), text in texts.items() if of == kind}
        vectors = matching.embed(list(wanted.values()), kind)
        found += [
            Meaning(digest=digest, method=queries.method_of(kind), vector=vector)
            for digest, vector in zip(wanted, vectors, strict=True)
        ]
    return found
