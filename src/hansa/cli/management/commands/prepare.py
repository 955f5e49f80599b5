"""`hansa prepare`: everything the site needs before it is served."""

from typing import Any

from django.core.management.base import BaseCommand

from hansa.cli.preparing import (
    collect_static_files,
    compile_catalogues,
    make_push_key,
    migrate,
)
from hansa.engines.scheduling import warm_up


class Command(BaseCommand):
    """Brings tables, translations, static files, keys and compiled code up to date."""

    help = "Bring tables, translations and static files up to date."

    def handle(self, **options: Any) -> None:
        done = [
            (migrate(), "migrations"),
            (compile_catalogues(), "translations"),
            (collect_static_files(), "static files"),
            (make_push_key(), "key for notices"),
        ]
        warm_up()  # else the first timetable of a new site would wait for it
        changed = [f"{count} {what}" for count, what in done if count]
        if changed:
            self.stdout.write(f"Prepared: {', '.join(changed)}.")
