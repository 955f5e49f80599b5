"""A database for one run of a benchmark, made before it and dropped after it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from hansa.plumbing.database import running


@contextmanager
def own_database() -> Iterator[None]:
    """An empty database with every table, on the embedded server or that of `DATABASE_URL`."""
    elsewhere = bool(os.environ.get("DATABASE_URL"))
    with nullcontext() if elsewhere else running(data=settings.DATA):
        # A pool would keep connections to a database that is about to be dropped.
        connection.settings_dict["OPTIONS"].pop("pool", None)
        made = setup_databases(verbosity=0, interactive=False)
        try:
            yield
        finally:
            teardown_databases(made, verbosity=0)
