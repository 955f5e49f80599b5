"""The nearest of a million organisations, by the index of the database.

Vectors are drawn as those of texts lie: around centres, in few of the directions there are. They
are kept in half precision, in a database of their own on the server that comes along.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Any

import numpy as np
from benchmarks.registration.database import own_database
from benchmarks.registration.timing import milliseconds, spread
from django.db import connection

from hansa.engines.matching import DIMENSIONS

WITHIN = 50.0
"""Milliseconds."""
CENTRES, TRUE_DIRECTIONS, OWN, NOISE = 500, 32, 0.6, 0.02
ASKED, ASKED_OF_ALL, FIRST = 200, 3, 10
IN_HAND = 100
"""Neighbours that the index keeps in hand while it looks; as the application asks it."""
AT_ONCE = 20_000
HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
END = b"\xff\xff"
ROW = np.dtype(
    [
        ("fields", ">i2"),
        ("length_of_key", ">i4"),
        ("key", ">i4"),
        ("length", ">i4"),
        ("dimensions", ">i2"),
        ("unused", ">i2"),
        ("vector", ">f2", (DIMENSIONS,)),
    ]
)
MAKE = (
    "CREATE EXTENSION IF NOT EXISTS vector",
    f"CREATE TABLE near (key integer PRIMARY KEY, vector halfvec({DIMENSIONS}) NOT NULL)",
)
BUILD = (
    "SET maintenance_work_mem = '4GB'",
    "CREATE INDEX ON near USING hnsw (vector halfvec_ip_ops) WITH (m = 16, ef_construction = 64)",
)
ASK = "SELECT key FROM near ORDER BY vector <#> %s::halfvec LIMIT 10"


def measured(vectors: int) -> dict[str, dict[str, Any]]:
    """What the nearest ten take by the index and by every row, and how many are the true ten."""
    drawn = np.concatenate(list(_drawn(vectors + ASKED)))
    rows, asked = drawn[:vectors], drawn[vectors:].astype(np.float32)
    with own_database():
        _run(*MAKE)
        _fill(rows)
        began = perf_counter()
        _run(*BUILD)
        built = perf_counter() - began
        by_index, found = _asked(asked, by_index=True)
        by_rows, _ = _asked(asked[:ASKED_OF_ALL], by_index=False)
    return {
        "index": {
            "value": by_index["p95"],
            "goal": WITHIN,
            "baseline": by_rows["median"],
            "recall_at_10": round(_recall(rows, asked, found), 4),
            "vectors": vectors,
            "asked": ASKED,
            "times": by_index,
            "build_seconds": round(built),
        }
    }


def _drawn(number: int) -> Iterator[np.ndarray]:
    chance = np.random.default_rng(11)
    ways = chance.normal(size=(TRUE_DIRECTIONS, DIMENSIONS)).astype(np.float32)
    ways /= np.sqrt(DIMENSIONS)
    centres = chance.normal(size=(CENTRES, TRUE_DIRECTIONS)).astype(np.float32)
    for start in range(0, number, AT_ONCE):
        size = min(AT_ONCE, number - start)
        place = centres[chance.integers(CENTRES, size=size)]
        place = place + OWN * chance.normal(size=place.shape).astype(np.float32)
        found = place @ ways + NOISE * chance.normal(size=(size, DIMENSIONS)).astype(np.float32)
        yield (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float16)


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _fill(rows: np.ndarray) -> None:
    """Bring the rows in as the database itself writes them."""
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY near (key, vector) FROM STDIN (FORMAT binary)") as copy,
    ):
        copy.write(HEAD)
        for start in range(0, len(rows), AT_ONCE):
            some = rows[start : start + AT_ONCE]
            told = np.zeros(len(some), dtype=ROW)
            told["fields"], told["length_of_key"] = 2, 4
            told["key"] = np.arange(start, start + len(some))
            told["length"], told["dimensions"] = 4 + 2 * DIMENSIONS, DIMENSIONS
            told["vector"] = some
            copy.write(told.tobytes())
        copy.write(END)


def _asked(asked: np.ndarray, *, by_index: bool) -> tuple[dict[str, float], list[list[int]]]:
    """What each question takes, the second time it is asked, and its answer."""
    found: list[list[int]] = []
    times = []
    with connection.cursor() as cursor:
        cursor.execute(f"SET hnsw.ef_search = {IN_HAND}")
        cursor.execute(f"SET enable_indexscan = {'on' if by_index else 'off'}")
        for vector in asked:
            told = "[" + ",".join(f"{number:.6g}" for number in vector) + "]"
            cursor.execute(ASK, [told])
            found.append([key for (key,) in cursor.fetchall()])
            times.append(milliseconds(lambda told=told: cursor.execute(ASK, [told]).fetchall()))
        cursor.execute("SET enable_indexscan = on")
    return spread(times), found


def _recall(rows: np.ndarray, asked: np.ndarray, found: list[list[int]]) -> float:
    """The share of the true nearest ten that are found."""
    best = np.empty((len(asked), 0), dtype=np.float32)
    keys = np.empty((len(asked), 0), dtype=np.int64)
    for start in range(0, len(rows), AT_ONCE):
        products = asked @ rows[start : start + AT_ONCE].astype(np.float32).T
        best = np.hstack([best, products])
        keys = np.hstack(
            [keys, np.tile(np.arange(start, start + products.shape[1]), (len(asked), 1))]
        )
        order = np.argsort(-best, axis=1)[:, :FIRST]
        best = np.take_along_axis(best, order, axis=1)
        keys = np.take_along_axis(keys, order, axis=1)
    hits = [len(set(row) & set(true)) for row, true in zip(found, keys.tolist(), strict=True)]
    return float(np.mean(hits)) / FIRST
