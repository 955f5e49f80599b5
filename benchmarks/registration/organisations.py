"""A directory of any size, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from django.db import connection

from hansa.apps.accounts.models import Agency
from hansa.apps.directory.models import Organisation, Profile
from hansa.apps.directory.rules.sectors import every_sector
from hansa.cli.demonstration import words

REGIONS = ("brussels", "flanders", "wallonia")
AT_ONCE = 2_000
# Of so many organisations one has profiles, in two languages.
PROFILED = 5
FORMS = ("NV", "SA", "BV", "SRL", "GmbH", "AG", "& Zonen", "Frères", "Group", "")
TRADES = (
    "Koeltechniek", "Brouwerij", "Chocolaterie", "Textiel", "Énergies", "Logistique", "Software",
    "Maschinenbau", "Bauelemente", "Biotech", "Diamant", "Architectes", "Ingenieurs", "Optique",
    "Laboratoires", "Transport", "Scheepswerf", "Verpakkingen", "Pharma", "Meubelen",
)  # fmt: skip
PITCHES = (
    "Koelinstallaties voor voedingsbedrijven en havens, met onderhoud ter plaatse.",
    "Chaînes du froid suivies de bout en bout, pour les aliments et les vaccins.",
    "Wärmepumpen und Speicher für alte Stadthäuser und neue Werkhallen.",
    "Software that plans maintenance of pumps before they fail.",
    "Ambachtelijke bieren en limonades, gebrouwen met regenwater.",
    "Emballages compostables pour fruits, légumes et fromages.",
    "Präzisionsteile aus Aluminium für Luftfahrt und Medizintechnik.",
    "Antibodies made to measure for diagnostic laboratories.",
)
_FIRST_NUMBER, _CHECK = 2_000_000, 97


def organisations(number: int, *, seed: int = 1) -> list[int]:
    """Insert so many organisations, shared by three agencies, and return their keys."""
    random = Random(seed)  # noqa: S311 - a benchmark, not a secret
    agencies = [_agency(region) for region in REGIONS]
    made = (_organisation(place, agencies, random) for place in range(number))
    keys: list[int] = []
    while rows := list(islice(made, AT_ONCE)):
        kept = Organisation.objects.bulk_create(rows)
        Profile.objects.bulk_create(
            profile for each in kept[::PROFILED] for profile in _profiles(each, random)
        )
        keys += [each.pk for each in kept]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return keys


def _agency(region: str) -> Agency:
    agency, _new = Agency.objects.get_or_create(
        code=region, defaults={"name": region.title(), "region": region}
    )
    return agency


def _organisation(place: int, agencies: list[Agency], random: Random) -> Organisation:
    family = random.choice(words.STARTS) + random.choice(words.MIDDLES) + random.choice(words.ENDS)
    region = place % len(REGIONS)
    name = " ".join(part for part in (family, random.choice(TRADES), random.choice(FORMS)) if part)
    return Organisation(
        kind="company",
        name=name,
        agency=agencies[region],
        city=random.choice(words.CITIES[REGIONS[region]]),
        enterprise_number=_enterprise_number(place),
        pitch=random.choice(PITCHES),
        sectors=random.sample(list(every_sector()), 2),
    )


def _enterprise_number(place: int) -> str:
    eight = _FIRST_NUMBER + place
    return f"{eight:08}{_CHECK - eight % _CHECK:02}"


def _profiles(organisation: Organisation, random: Random) -> Iterator[Profile]:
    for language in ("en", random.choice(("fr", "nl", "de"))):
        yield Profile(
            organisation=organisation,
            language=language,
            headline=random.choice(PITCHES)[:120],
            text=" ".join(random.sample(PITCHES, 3)),
        )
