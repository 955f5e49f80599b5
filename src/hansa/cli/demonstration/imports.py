"""Files of organisations: one that is in the directory, and one that waits for decisions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hansa.apps.directory import queries, services
from hansa.cli.demonstration.cast import Cast
from hansa.plumbing.spreadsheets.writing import as_csv

if TYPE_CHECKING:
    from hansa.apps.directory.models import Import

HEADINGS = ("Raison sociale", "Numéro d'entreprise", "Ville", "Pays", "Site web", "Prénom",
            "Nom de famille", "Courriel", "Langue")  # fmt: skip
FAIR = (
    ("Velmarine Optique SA", "", "Bruxelles", "Belgique", "www.velmarine.example", "Odile",
     "Harmegnies", "odile@velmarine.example", "français"),
    ("Brouwerij De Zeven Torens", "", "Anderlecht", "BE", "", "", "", "", ""),
    ("Institut Quatre Saisons", "", "Ixelles", "BE", "", "", "", "", ""),
)  # fmt: skip
# The first looks like a record, the next three have something wrong each, the last two are new.
NEWCOMERS = (
    ("Velmarine Optique", "", "Brussels", "BE", "", "Tom", "Wuyts", "tom@velmarine.example", "nl"),
    ("Solenne Data", "0123.456.748", "Uccle", "BE", "", "", "", "", ""),
    ("Marbrière du Nord", "", "", "BE", "", "", "", "", ""),
    ("Polderlicht", "", "Evere", "Atlantide", "", "", "", "polderlicht", ""),
    ("Cuivres de Senne", "", "Forest", "BE", "www.cuivres.example", "", "", "", ""),
    ("Noordster Robotica NV", "", "Jette", "België", "", "Ilse", "Dockx", "ilse@noordster.example",
     "Nederlands"),
)  # fmt: skip


def bring_in_files(cast: Cast, *, now: datetime) -> None:
    """Bring both in for the agency of Brussels."""
    officer = cast.officers["brussels"]
    later = now + timedelta(days=3)
    fair = _checked(cast, "salon-2025.csv", FAIR, now=now)
    services.decide_the_rest(batch=fair, verdict="new", by=officer, now=now)
    services.order_import(batch=fair, by=officer, now=now)
    services.carry_in(batch=fair, clock=lambda: now)
    _checked(cast, "nouveaux-membres.csv", NEWCOMERS, now=later)


def _checked(
    cast: Cast, filename: str, rows: tuple[tuple[str, ...], ...], *, now: datetime
) -> Import:
    officer = cast.officers["brussels"]
    batch = services.receive_file(
        agency=cast.agencies["brussels"],
        filename=filename,
        content=b"".join(as_csv([HEADINGS, *rows])),
        by=officer,
        now=now,
    )
    services.order_check(batch=batch, mapping=batch.mapping, by=officer, now=now)
    services.check(batch=batch, clock=lambda: now)
    return queries.imports_visible_to(officer).get(pk=batch.pk)
