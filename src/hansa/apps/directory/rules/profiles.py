"""How organisations present themselves, where they sell, and who does what in them."""

from collections.abc import Collection, Iterator

from babel import Locale
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.plumbing.countries import country_name, is_country
from hansa.plumbing.languages import readers_language

# Hansa's own four, and those that hosts of missions read.
PROFILE_LANGUAGES = (
    "en", "fr", "nl", "de", "ar", "es", "hi", "id", "it", "ja", "ko", "pl", "pt", "ro", "sv", "tr",
    "uk", "vi", "zh",
)  # fmt: skip
# Fewer signs tell a buyer abroad too little.
LEAST_PROFILE, LONGEST_PROFILE = 80, 2000
FIRST_YEAR = 1830


class Experience(TextChoices):
    """How far an organisation has come in a market, the least first."""

    EXPLORING = "exploring", gettext_lazy("Exploring, no sale yet")
    FIRST_SALES = "first_sales", gettext_lazy("First sales")
    REGULAR = "regular", gettext_lazy("Sells regularly")
    ESTABLISHED = "established", gettext_lazy("Has a partner or a branch there")


class Duty(TextChoices):
    """What somebody is asked about in an organisation."""

    MANAGEMENT = "management", gettext_lazy("General management")
    EXPORT = "export", gettext_lazy("Export and sales")
    PURCHASING = "purchasing", gettext_lazy("Purchasing")
    RESEARCH = "research", gettext_lazy("Research and development")
    OPERATIONS = "operations", gettext_lazy("Production and operations")
    FINANCE = "finance", gettext_lazy("Finance and invoices")
    LEGAL = "legal", gettext_lazy("Legal affairs")
    COMMUNICATION = "communication", gettext_lazy("Communication")


def language_title(code: str) -> str:
    """What the reader calls a language; its code where there is no name."""
    name = str(Locale.parse(readers_language()).languages.get(code, code))
    return name[:1].upper() + name[1:]


def profile_languages() -> list[tuple[str, str]]:
    """The languages of profiles as (code, name): ours first, then the others by name."""
    ours, others = PROFILE_LANGUAGES[:4], PROFILE_LANGUAGES[4:]
    named = [(code, language_title(code)) for code in others]
    return [(code, language_title(code)) for code in ours] + sorted(named, key=lambda one: one[1])


def profile_is_complete(*, headline: str, text: str) -> bool:
    """Whether a buyer learns enough from it."""
    return bool(headline) and len(text) >= LEAST_PROFILE


def objections_to_profile(*, language: str, headline: str) -> Iterator[str]:
    """Why a profile cannot be kept."""
    if language not in PROFILE_LANGUAGES:
        yield _("Profiles are not kept in the language {code}.").format(code=language)
    if not headline.strip():
        yield _("Say in one line what you offer.")


def objections_to_languages(codes: Collection[str]) -> Iterator[str]:
    """Why somebody cannot speak these."""
    if unknown := sorted(set(codes) - set(PROFILE_LANGUAGES)):
        yield _("Choose the languages from the list; {code} is not in it.").format(code=unknown[0])


def objections_to_duties(codes: Collection[str]) -> Iterator[str]:
    """Why somebody cannot be asked about these."""
    if unknown := sorted(set(codes) - set(Duty.values)):
        yield _("Choose what the person does from the list; {code} is not in it.").format(
            code=unknown[0]
        )


def objections_to_experience(
    *, country: str, home: str, level: str, since: int | None, this_year: int
) -> Iterator[str]:
    """Why an organisation cannot have this experience of a market."""
    if not is_country(country):
        yield _("Choose the market from the list of countries.")
    if country == home:
        yield _("{country} is its home market: exports go elsewhere.").format(
            country=country_name(country)
        )
    if level not in Experience.values:
        yield _("Choose how far it has come from the list.")
    if since is not None and not FIRST_YEAR <= since <= this_year:
        yield _("Nobody has sold there since {year}: name a year until {this_year}.").format(
            year=since, this_year=this_year
        )
