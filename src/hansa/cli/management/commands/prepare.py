"""`hansa prepare`: everything the site needs before it is served."""

from typing import Any

from django.core.management.base import BaseCommand

from hansa.cli.preparing import collect_static_files, compile_catalogues, migrate


class Command(BaseCommand):
    """Brings tables, translations and static files up to date; does nothing where they are."""

    help = "Bring tables, translations and static files up to date."

    def handle(self, **options: Any) -> None:
        done = [
            (migrate(), "migrations"),
            (compile_catalogues(), "translations"),
            (collect_static_files(), "static files"),
        ]
        changed = [f"{count} {what}" for count, what in done if count]
        if changed:
            self.stdout.write(f"Prepared: {', '.join(changed)}.")
