"""What templates say besides Django's own words; built into every template of Hansa.

Dates, times and numbers follow the reader's language, times the zone that is handed in.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, get_timezone_name
from babel.numbers import format_currency, format_decimal, format_percent
from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide import _render_icon as drawn

from hansa.plumbing.languages import LANGUAGES, readers_language, readers_locale
from hansa.values import Period
from hansa.web.design.navigation import Item

register = template.Library()

THEMES = ("light", "dark")
SECTORS = 8
DASH = "–"
_NO_REGION = frozenset({"UTC", "Etc/UTC"})
# Between the strokes of an icon, where white space draws nothing.
_BETWEEN = re.compile(r">\s+<")


def _zone(zone: str | tzinfo | None) -> tzinfo:
    if not zone:
        return timezone.get_current_timezone()
    return ZoneInfo(zone) if isinstance(zone, str) else zone


def _in_zone(moment: datetime, zone: str | tzinfo | None) -> datetime:
    return moment.astimezone(_zone(zone)) if moment.tzinfo else moment


# Icons and marks


@lru_cache(maxsize=512)
def _icon(name: str, label: str, css: str) -> SafeString:
    meaning = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    drawing = drawn(name, None, stroke_width="1.75", focusable="false", **{"class": css}, **meaning)
    drawing = _BETWEEN.sub("><", drawing)
    return mark_safe(drawing)  # noqa: S308  the drawing is lucide's, its attributes are escaped


@register.simple_tag
def icon(name: str, label: str = "", **attributes: str) -> SafeString:
    """A line icon by its lucide name; silent to screen readers unless it has a `label`."""
    # Added to nothing, what a template calls safe is plain text again, and escaped.
    return _icon(str(name) + "", str(label) + "", str(attributes.get("class", "icon")) + "")


@register.simple_tag
def rooms(items: Iterable[Item]) -> SafeString:
    """Links of the shell as items of a list, drawn once for all readers who have the same."""
    return _rooms(tuple(items), readers_language())


@lru_cache(maxsize=1024)
def _rooms(items: tuple[Item, ...], _language: str) -> SafeString:
    return render_to_string("design/_room_items.html", {"items": items})


@register.simple_tag
def language_choices() -> SafeString:
    """A button for each language, the reader's own marked; of a form that sets it."""
    return _language_choices(readers_language())


@lru_cache(maxsize=len(LANGUAGES))
def _language_choices(language: str) -> SafeString:
    return render_to_string("design/_languages.html", {"chosen": language})


@register.inclusion_tag("design/_mark.html")
def mark() -> dict[str, object]:
    """Hansa's mark, drawn in the colour of the text around it."""
    return {}


@register.simple_tag(takes_context=True)
def chosen_theme(context: Context) -> str:
    """ "light" or "dark" where the reader chose one, "" where the device decides."""
    request = context.get("request")
    theme = request.COOKIES.get("theme", "") if request else ""
    return theme if theme in THEMES else ""


# People and sectors


@register.filter
def initials(name: str) -> str:
    """At most two letters that stand for a person: "An van den Peeters" is "AP"."""
    words = [word for word in str(name).replace("-", " ").split() if word[:1].isalpha()]
    capitals = [word for word in words if word[0].isupper()] or words
    ends = capitals[:1] + capitals[1:][-1:]
    return "".join(word[0].upper() for word in ends)


@register.filter
def sector_letter(number: int) -> str:
    """A to H for the sector groups 1 to 8."""
    return "ABCDEFGH"[(int(number) - 1) % SECTORS]


# Dates and times


@register.filter
def as_time(moment: datetime | None, zone: str | tzinfo | None = None) -> str:
    """The clock in `zone`, 24 hours: "10:30". "" for nothing."""
    if not moment:
        return ""
    return f"{_in_zone(moment, zone):%H:%M}"


@register.filter
def as_date(moment: date | datetime | None, zone: str | tzinfo | None = None) -> str:
    """The day in `zone`, in full: "Tuesday 7 October 2025"."""
    return _written(moment, f"{_weekday()} {_day()} MMMM y", zone)


@register.filter
def as_day(moment: date | datetime | None, zone: str | tzinfo | None = None) -> str:
    """The day without its year, for headings inside a mission: "Tuesday 7 October"."""
    return _written(moment, f"{_weekday()} {_day()} MMMM", zone)


@register.filter
def as_short_day(moment: date | datetime | None, zone: str | tzinfo | None = None) -> str:
    """The day where space is scarce: "Tue 7 Oct"."""
    day = _day_of(moment, zone)
    return format_skeleton("MMMEd", day, locale=readers_locale()) if day else ""


def _written(moment: date | datetime | None, pattern: str, zone: str | tzinfo | None = None) -> str:
    day = _day_of(moment, zone)
    return format_date(day, pattern, locale=readers_locale()) if day else ""


def _day_of(moment: date | datetime | None, zone: str | tzinfo | None) -> date | None:
    return _in_zone(moment, zone).date() if isinstance(moment, datetime) else moment


def _day() -> str:
    return "d." if readers_locale().language == "de" else "d"


def _weekday() -> str:
    return "EEEE," if readers_locale().language == "de" else "EEEE"


@register.filter
def as_moment(moment: datetime | None, zone: str | tzinfo | None = None) -> str:
    """Day and clock in `zone`: "Tue 7 Oct, 10:30"."""
    return f"{as_short_day(moment, zone)}, {as_time(moment, zone)}" if moment else ""


@register.filter
def as_period(period: Period | None, zone: str | tzinfo | None = None) -> str:
    """From clock to clock in `zone`: "10:30–11:00"; with the days where they differ."""
    if not period:
        return ""
    start, end = _in_zone(period.start, zone), _in_zone(period.end, zone)
    if start.date() == end.date():
        return f"{as_time(start, zone)}{DASH}{as_time(end, zone)}"
    return f"{as_moment(start, zone)} {DASH} {as_moment(end, zone)}"


@register.simple_tag
def local_days(first: date, last: date) -> str:
    """A stretch of whole days, saying nothing twice: "5–10 October 2025"."""
    full = _written(last, f"{_day()} MMMM y")
    if first == last:
        return full
    if (first.year, first.month) == (last.year, last.month):
        return f"{_written(first, _day())}{DASH}{full}"
    shared = f"{_day()} MMMM" if first.year == last.year else f"{_day()} MMMM y"
    return f"{_written(first, shared)} {DASH} {full}"


@register.filter
def as_zone(zone: str | tzinfo) -> str:
    """The name people give a time zone: "Pacific Time"."""
    told = _zone(zone)
    # No region lives by it, so that it has no other name than the one of its standard.
    variant: Literal["generic", "standard"] = "standard" if str(told) in _NO_REGION else "generic"
    return get_timezone_name(told, width="long", zone_variant=variant, locale=readers_locale())


# Numbers and money


@register.filter
def number(value: float | Decimal | None, digits: int | None = None) -> str:
    """Grouped as the reader's language groups, with exactly `digits` decimals where given."""
    if value is None:
        return ""
    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=readers_locale())


@register.filter
def percent(share: float | Decimal | None) -> str:
    """A share between 0 and 1 as a whole percentage: 0.964 is "96%"."""
    return "" if share is None else format_percent(share, locale=readers_locale())


@register.filter
def money(amount: float | Decimal | None, currency: str = "EUR") -> str:
    """An amount with its sign, cents only where there are any."""
    if amount is None:
        return ""
    whole = amount == int(amount)
    pattern = readers_locale().currency_formats["standard"].pattern
    return format_currency(
        amount, currency, pattern.replace(".00", "") if whole else pattern,
        locale=readers_locale(), currency_digits=not whole,
    )  # fmt: skip


# Shapes without inline style


@register.simple_tag
def share(part: float, whole: float, across: int = 100) -> str:
    """How far a bar reaches on a scale of `across`; never below 0 or beyond the end."""
    reach = across * part / whole if whole else 0.0
    return f"{min(max(reach, 0.0), float(across)):.2f}".rstrip("0").rstrip(".")


@register.filter
def get(mapping: Mapping[object, object], key: object) -> object:
    """The entry of a mapping, or nothing."""
    return mapping.get(key)


@register.simple_tag
def anchored(words: str, url: str) -> SafeString:
    """The words as a link where there is an address, as they are where there is none."""
    return format_html('<a href="{}">{}</a>', url, words) if url else format_html("{}", words)
