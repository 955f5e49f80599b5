"""What the site needs before it is served; each step counts what it had to do."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management import call_command
from django.core.management.commands import migrate as django_migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from hansa.cli.progress import bar
from hansa.plumbing import catalogues
from hansa.plumbing.pushing.keys import make_key

# Any number, as long as nobody else uses it for something else.
_MIGRATING = 1_347_958_342


def migrate() -> int:
    """Bring the tables up to date."""
    with _one_at_a_time():
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            with bar("Tables", total=len(plan), unit="migrations") as shown:
                call_command(_Migrate(shown), verbosity=0, interactive=False)
    return len(plan)


def compile_catalogues() -> int:
    """Turn the translators' catalogues into the form that is looked up."""
    return sum(catalogues.compile_catalogues(folder) for folder in settings.LOCALE_PATHS)


def collect_static_files() -> int:
    """Gather styles, scripts and pictures under names that change with their content."""
    found = dict(_static_files())
    state = settings.DATA / "static-files.json"
    seen = sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
    manifest = Path(settings.STATIC_ROOT, "staticfiles.json")
    if manifest.exists() and state.exists() and state.read_text() == seen:
        return 0
    with bar("Static files", total=2 * len(found), unit="files") as shown:
        call_command(_Collect(shown), verbosity=0, interactive=False)
    state.write_text(seen)
    return len(found)


def make_push_key() -> int:
    """Make the key by which push services know the site, unless one is given or was made."""
    return int(not settings.PUSH_KEY and make_key(data=settings.DATA))


class _Migrate(django_migrate.Command):
    def __init__(self, shown: Any) -> None:
        super().__init__()
        self._shown = shown

    def migration_progress_callback(
        self, action: str, migration: Any = None, fake: bool = False
    ) -> None:
        if action == "apply_success":
            self._shown.update()


class _Collect(collectstatic.Command):
    """Each file passes twice: it is copied, then hashed and compressed."""

    def __init__(self, shown: Any) -> None:
        super().__init__()
        self._shown = shown
        self._process = self.storage.post_process
        self.storage.post_process = self._processed

    def copy_file(self, *arguments: Any) -> None:
        super().copy_file(*arguments)
        self._shown.update()

    def _processed(self, *arguments: Any, **options: Any) -> Iterator[Any]:
        for result in self._process(*arguments, **options):
            self._shown.update()
            yield result


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two processes that start at once must not both migrate."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])


def _static_files() -> Iterator[tuple[str, tuple[int, int]]]:
    """Every static file with what changes when it does."""
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            yield path, (status.st_size, status.st_mtime_ns)
