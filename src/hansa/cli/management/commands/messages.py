"""`hansa messages`: bring the translation catalogues up to date with the source."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hansa.plumbing.catalogues import compile_catalogues, untranslated, update_catalogues


class Command(BaseCommand):
    """Gathers what people read, and says what is left to translate."""

    help = "Gather every text of the source into the catalogues, and count what is untranslated."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Update, compile, and count."""
        (locale,) = settings.LOCALE_PATHS
        for language, catalogue in update_catalogues(settings.PACKAGE, locale).items():
            missing = untranslated(catalogue)
            for text in missing:
                self.stdout.write(f"{language}: {text}")
            self.stdout.write(f"{language}: {len(catalogue)} texts, {len(missing)} untranslated.")
        compile_catalogues(locale)
