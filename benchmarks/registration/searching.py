"""Finding organisations in a large directory, as the reader types."""

from __future__ import annotations

from typing import Any

from benchmarks.registration.organisations import organisations
from benchmarks.registration.rows import officer_of_every_agency
from benchmarks.registration.scale import Scale
from benchmarks.registration.timing import asked, milliseconds, spread, visitor
from django.test import Client
from django.urls import reverse

from hansa.apps.accounts.models import User
from hansa.apps.directory import queries
from hansa.apps.directory.models import Organisation

SHOWN = 50
# Beginnings, whole words in four languages, words with a slip, a number, and nothing that is there.
TEXTS = (
    "Ko", "Koel", "Koeltechniek", "koeltechnik", "Brouwerij", "brasserie", "chaîne du froid",
    "chaines", "Wärmepumpen", "warmepumpe", "pumps", "maintenance", "bier", "emballage",
    "Luftfahrt", "antibodies", "Antwerpen", "Liège chocolaterie", "0200", "0200.000.001",
    "Logistik", "energie", "pharma group", "zzzzqqq",
)  # fmt: skip
HTMX = {"HX-Request": "true", "HX-Target": "results"}


def measured(scale: Scale) -> dict[str, Any]:
    """How long each text takes, in the query alone and as a page, beside a search in every row."""
    organisations(scale.organisations)
    officer = officer_of_every_agency()
    client = visitor(officer)
    found = [_one(text, officer, client, scale) for text in TEXTS]
    return {
        "organisations": scale.organisations,
        "texts": len(TEXTS),
        "query": spread([row["query"] for row in found]),
        "page": spread([row["page"] for row in found]),
        "every_row": spread([row["every_row"] for row in found]),
        "queries": max(row["queries"] for row in found),
        "rows": found,
    }


def _one(text: str, officer: User, client: Client, scale: Scale) -> dict[str, Any]:
    seen = queries.visible_to(officer)
    path = reverse("directory:organisations") + f"?q={text}"

    def look() -> int:
        return len(queries.named(seen, text=text)[:SHOWN])

    def read() -> object:
        return client.get(path, headers=HTMX)

    def look_in_every_row() -> int:
        return len(Organisation.objects.filter(name__unaccent__icontains=text)[:SHOWN])

    for warm in (look, read, look_in_every_row):
        warm()
    times = range(scale.repeated)
    return {
        "text": text,
        "found": look(),
        "query": round(min(milliseconds(look) for _ in times), 1),
        "page": round(sorted(milliseconds(read) for _ in times)[scale.repeated // 2], 1),
        "every_row": round(min(milliseconds(look_in_every_row) for _ in times), 1),
        "queries": asked(client, path, **HTMX),
    }
