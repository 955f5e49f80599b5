"""How long something takes, and how often it asks the database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hansa.apps.accounts.models import User

TWENTIETHS = 20


def milliseconds(do: Callable[[], object]) -> float:
    """What one call takes."""
    began = perf_counter()
    do()
    return 1000 * (perf_counter() - began)


def spread(times: Sequence[float]) -> dict[str, float]:
    """Median, the nineteen of twenty that are quickest, and the worst, in milliseconds."""
    return {
        "median": round(median(times), 1),
        "p95": round(quantiles(times, n=TWENTIETHS, method="inclusive")[-1], 1),
        "worst": round(max(times), 1),
    }


def visitor(user: User) -> Client:
    """A browser of somebody who signed in."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def asked(client: Client, path: str, **headers: str) -> int:
    """How many queries a page makes.

    Raises:
        AssertionError: when the page does not answer.
    """
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(path, headers=headers)
    if answer.status_code != 200:  # noqa: PLR2004 - the page is there
        raise AssertionError(f"{path} answers {answer.status_code}")
    return len(caught)
