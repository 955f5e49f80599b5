"""Airports and large stations by their codes, with the zones of their clocks."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

# The code that carriers print, the place, and the zone in which its times are printed.
PLACES: dict[str, tuple[str, str]] = {
    "AMS": ("Amsterdam", "Europe/Amsterdam"),
    "ATL": ("Atlanta", "America/New_York"),
    "BOM": ("Mumbai", "Asia/Kolkata"),
    "BOS": ("Boston", "America/New_York"),
    "BRU": ("Brussels", "Europe/Brussels"),
    "CDG": ("Paris Charles de Gaulle", "Europe/Paris"),
    "CRL": ("Brussels South Charleroi", "Europe/Brussels"),
    "DEL": ("Delhi", "Asia/Kolkata"),
    "DEN": ("Denver", "America/Denver"),
    "DFW": ("Dallas", "America/Chicago"),
    "DOH": ("Doha", "Asia/Qatar"),
    "DXB": ("Dubai", "Asia/Dubai"),
    "EWR": ("Newark", "America/New_York"),
    "FRA": ("Frankfurt", "Europe/Berlin"),
    "HKG": ("Hong Kong", "Asia/Hong_Kong"),
    "HND": ("Tokyo Haneda", "Asia/Tokyo"),
    "IAD": ("Washington Dulles", "America/New_York"),
    "ICN": ("Seoul Incheon", "Asia/Seoul"),
    "IST": ("Istanbul", "Europe/Istanbul"),
    "JFK": ("New York JFK", "America/New_York"),
    "KIX": ("Osaka Kansai", "Asia/Tokyo"),
    "LAX": ("Los Angeles", "America/Los_Angeles"),
    "LGG": ("Liège", "Europe/Brussels"),
    "LHR": ("London Heathrow", "Europe/London"),
    "MAD": ("Madrid", "Europe/Madrid"),
    "MUC": ("Munich", "Europe/Berlin"),
    "NGO": ("Nagoya Chubu", "Asia/Tokyo"),
    "NRT": ("Tokyo Narita", "Asia/Tokyo"),
    "OAK": ("Oakland", "America/Los_Angeles"),
    "ORD": ("Chicago", "America/Chicago"),
    "PEK": ("Beijing", "Asia/Shanghai"),
    "PVG": ("Shanghai", "Asia/Shanghai"),
    "SAN": ("San Diego", "America/Los_Angeles"),
    "SEA": ("Seattle", "America/Los_Angeles"),
    "SFO": ("San Francisco", "America/Los_Angeles"),
    "SIN": ("Singapore", "Asia/Singapore"),
    "SJC": ("San José, California", "America/Los_Angeles"),
    "YUL": ("Montréal", "America/Toronto"),
    "YVR": ("Vancouver", "America/Vancouver"),
    "YYZ": ("Toronto", "America/Toronto"),
    "ZRH": ("Zürich", "Europe/Zurich"),
    "ZYR": ("Brussels-South station", "Europe/Brussels"),
}
CODE_LENGTH = 3


def as_code(said: str) -> str:
    """A code as carriers print it."""
    return said.strip().upper()


def zone_of(code: str) -> str:
    """The zone of a place that is known; empty for others."""
    return PLACES.get(as_code(code), ("", ""))[1]


def name_of(code: str) -> str:
    """What a place is called; its code where that is all we know."""
    return PLACES.get(code, (code, ""))[0]


def objections_to_code(code: str) -> Iterator[str]:
    """Why no airport or station has this code."""
    if len(code) != CODE_LENGTH or not code.isascii() or not code.isalpha():
        yield _(
            "An airport has a code of three letters, such as BRU or SFO; this is “{code}”."
        ).format(code=code)


def objections_to_zone(zone: str, *, code: str) -> Iterator[str]:
    """Why the times at a place cannot be read."""
    known = zone_of(code)
    if not zone:
        yield _("We do not know the clocks of {code}; choose its time zone.").format(code=code)
    elif zone not in available_timezones():
        yield _("No place keeps the time zone {zone}.").format(zone=zone)
    elif known and ZoneInfo(known) != ZoneInfo(zone):
        yield _("The clocks of {code} keep {zone}.").format(code=code, zone=known)
