"""`hansa rotate-keys`: what lies sealed is closed with a new key."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hansa.apps.accounts.services import seal_app_secrets_anew
from hansa.apps.registration.services import seal_particulars_anew
from hansa.plumbing.secrets.keys import add_key
from hansa.plumbing.secrets.sealing import keyring


class Command(BaseCommand):
    """Makes a key where the data folder keeps them, and closes everything with the one in use."""

    help = (
        "Close what delegates told in confidence, and the secrets of code apps, with a new key; "
        "former keys still open backups."
    )

    def handle(self, **options: Any) -> None:
        """Add, close anew, tell."""
        if settings.DATA_KEYS is None:
            add_key(data=settings.DATA)
        sections, sections_shut = seal_particulars_anew()
        secrets, secrets_shut = seal_app_secrets_anew()
        told = (
            f"{sections} sections and {secrets} secrets of apps are closed with the key "
            f"{keyring().current}"
        )
        if sections_shut or secrets_shut:
            raise CommandError(
                f"{told}; {sections_shut} sections and {secrets_shut} secrets stay shut: their key "
                "is gone. Put it back from your last backup and repeat."
            )
        self.stdout.write(f"{told}.")
