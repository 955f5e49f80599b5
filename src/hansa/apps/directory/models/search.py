"""By which words organisations are found; kept by triggers of the database, read by queries."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F

from hansa.apps.directory.models.organisations import Organisation

# So many kilobytes may wait to be sorted into an index: every search reads them through, and
# without them a hundred thousand organisations take minutes to write.
MOST_WAITING = 256


class SearchEntry(models.Model):
    """What an organisation is found by; its triggers stand in migrations 0005 and 0011."""

    organisation = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="search"
    )
    # Words without accents, and their stems in four languages.
    words = SearchVectorField()
    # The name without accents and capitals.
    plain_name = models.TextField()

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [
            GinIndex(
                fields=["words"],
                name="find_by_words",
                fastupdate=True,
                gin_pending_list_limit=MOST_WAITING,
            ),
            GinIndex(
                OpClass(F("plain_name"), name="gin_trgm_ops"),
                name="find_by_likeness",
                fastupdate=True,
                gin_pending_list_limit=MOST_WAITING,
            ),
            models.Index(
                OpClass(F("plain_name"), name="text_pattern_ops"), name="find_by_first_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.plain_name
