"""`hansa rotate-keys`: what is told in confidence is closed with a new key."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hansa.apps.registration import services
from hansa.plumbing.secrets.keys import add_key
from hansa.plumbing.secrets.sealing import keyring


class Command(BaseCommand):
    """Makes a key where the data folder keeps them, and closes everything with the one in use."""

    help = "Close what delegates told in confidence with a new key; former keys still open backups."

    def handle(self, **options: Any) -> None:
        """Add, close anew, tell."""
        if settings.DATA_KEYS is None:
            add_key(data=settings.DATA)
        done, shut = services.seal_particulars_anew()
        if shut:
            raise CommandError(
                f"{done} sections are closed with the key {keyring().current}; {shut} stay shut: "
                "their key is gone. Put it back from your last backup and repeat."
            )
        self.stdout.write(f"{done} sections are closed with the key {keyring().current}.")
