"""Where Django finds the database."""

import os
from pathlib import Path
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from hansa.plumbing.database.places import PORT, places_of
from hansa.plumbing.database.trouble import NoDatabase

NAME = ROLE = "hansa"
_SCHEMES = ("postgresql://", "postgres://")
_EXAMPLE = "postgresql://user:password@host:5432/name"
# Questions of one connection; a plan that is asked for once is not worth keeping.
_PREPARED_AFTER = 5
# Django's own names for what libpq calls otherwise; all else travels in OPTIONS as it is.
_DJANGO = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def settings_for(*, data: Path, url: str | None, prepares: bool = True) -> dict[str, Any]:
    """Django's `DATABASES["default"]`; nothing is started or touched.

    Args:
        data: the folder below which the embedded server keeps its data.
        url: the address of a real server, as libpq reads it (percent-encoding, several hosts,
            `?sslmode=`, `?options=`, a socket folder as `?host=/run/postgresql`); None or empty
            for the embedded server.
        prepares: whether the server may keep the plan of a `Written` query: not behind a pooler
            that lends its connections for a transaction and knows no prepared statements.

    Raises:
        NoDatabase: when `url` is no PostgreSQL address or names no database.
    """
    address = _read(url) if url else _embedded(data)
    options = {key: value for key, value in address.items() if key not in _DJANGO}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{django: address.get(libpq, "") for libpq, django in _DJANGO.items()},
        # The pool lends a connection for one request; a persistent one would defeat it.
        "CONN_MAX_AGE": 0,
        # After a restart of the server the pool hands out no dead connection.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "application_name": "hansa",
            "connect_timeout": "10",
            **options,
            "prepare_threshold": _PREPARED_AFTER if prepares else None,
            "pool": {"min_size": 0, "max_size": 16, "timeout": 15, "max_idle": 120},
        },
    }


def _embedded(data: Path) -> dict[str, str]:
    # Named although they are the defaults: PGPORT and PGUSER must not change them.
    socket = places_of(data, as_root=os.geteuid() == 0).socket
    return {"dbname": NAME, "user": ROLE, "host": str(socket), "port": str(PORT)}


def _read(url: str) -> dict[str, str]:
    if not url.startswith(_SCHEMES):
        raise NoDatabase(f"Hansa keeps its data in PostgreSQL: DATABASE_URL looks like {_EXAMPLE}.")
    try:
        address = conninfo_to_dict(url)
    except ProgrammingError:
        # libpq repeats the offending part, which may be the password.
        raise NoDatabase(
            f"DATABASE_URL cannot be read. It looks like {_EXAMPLE}, with every special character "
            "of the password percent-encoded, and only parameters that PostgreSQL knows."
        ) from None
    if not address.get("dbname") and not address.get("service"):
        raise NoDatabase(f"DATABASE_URL names no database. It looks like {_EXAMPLE}.")
    return {key: str(value) for key, value in address.items()}
