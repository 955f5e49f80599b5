"""What being ready consists of, and what stands in the way of noting it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from babel.languages import get_official_languages
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hansa.plumbing.days import in_words
from hansa.plumbing.languages import LANGUAGES

LONGEST_NOTE = 2000
LONGEST_BRIEF = 20_000

# So many counterparts should have been contacted before anybody travels.
COUNTERPARTS = 3
# Many states let nobody in whose passport expires earlier after the return.
MONTHS_BEYOND_RETURN = 6
# So many days before departure a letter reminds whoever is not ready.
REMIND_BEFORE = (42, 21, 7)
# Who is less ready than this so many days before departure needs a call.
CALL_BELOW, CALL_FROM = 60, 30


class How(TextChoices):
    """How a counterpart was contacted."""

    MAIL = "mail", gettext_lazy("By mail")
    PHONE = "phone", gettext_lazy("By phone")
    VIDEO = "video", gettext_lazy("By video call")
    MET = "met", gettext_lazy("In person")


class Step(TextChoices):
    """A part of being ready."""

    PROFILE = "profile", gettext_lazy("Profile in the host's language")
    NEEDS = "needs", gettext_lazy("Needs and offers stated")
    COUNTERPARTS = "counterparts", gettext_lazy("Three counterparts contacted")
    VIDEO = "video", gettext_lazy("A video call held")
    BRIEF = "brief", gettext_lazy("Market brief read")
    DOCUMENTS = "documents", gettext_lazy("Travel documents valid long enough")


# What each part counts of a hundred.
WEIGHTS: dict[str, int] = {
    Step.PROFILE: 20,
    Step.NEEDS: 20,
    Step.COUNTERPARTS: 25,
    Step.VIDEO: 15,
    Step.BRIEF: 10,
    Step.DOCUMENTS: 10,
}


@dataclass(frozen=True, slots=True)
class Part:
    """How far a company is with one step.

    Attributes:
        done: so much of what is wanted.
        wanted: 0 where the mission does not ask for it.
    """

    step: Step
    done: int
    wanted: int

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.done >= self.wanted

    @property
    def weight(self) -> int:
        """What it counts, as long as the mission asks for it."""
        return WEIGHTS[self.step] if self.wanted else 0


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a company is, part by part."""

    parts: tuple[Part, ...]

    @property
    def percent(self) -> int:
        """The score: each part by its weight and by how much of it is done, rounded down."""
        whole = sum(part.weight for part in self.parts)
        if not whole:
            return 100
        # In hundredths of a part, so that no rounding tips the score.
        gained = sum(
            part.weight * min(part.done, part.wanted) / part.wanted
            for part in self.parts
            if part.wanted
        )
        return int(100 * gained / whole + 1e-9)

    @property
    def is_complete(self) -> bool:
        """Whether everything asked for is done."""
        return all(part.is_done for part in self.parts)

    @property
    def missing(self) -> tuple[Part, ...]:
        """What is left to do, what counts most first."""
        left = (part for part in self.parts if not part.is_done)
        return tuple(sorted(left, key=lambda part: -part.weight))


def hosts_languages(country: str) -> frozenset[str]:
    """Ours among the languages that are official where the hosts are; English where none is."""
    official = {code[:2] for code in get_official_languages(country, de_facto=True)}
    return frozenset(official & set(LANGUAGES)) or frozenset({"en"})


def documents_until(back_on: date) -> date:
    """The day until which travel documents must be good: six months after the return."""
    month = back_on.month - 1 + MONTHS_BEYOND_RETURN
    year, month = back_on.year + month // 12, month % 12 + 1
    return date(year, month, min(back_on.day, monthrange(year, month)[1]))


def reminder_due(*, today: date, leaves_on: date) -> int | None:
    """Which reminder is due, by its days before departure; None: none.

    A reminder that was missed, because the worker stood still, is made up for until the next.
    """
    days = (leaves_on - today).days
    passed = [before for before in REMIND_BEFORE if days <= before]
    return min(passed) if passed and days >= 0 else None


def needs_a_call(*, percent: int, today: date, leaves_on: date, called: date | None) -> bool:
    """Whether somebody should ring the company: it is not ready, and nobody rang this week."""
    soon = timedelta() <= leaves_on - today <= timedelta(days=CALL_FROM)
    rang = called is not None and today - called < timedelta(days=7)
    return soon and percent < CALL_BELOW and not rang


def objections_to_needs(needs: str) -> Iterator[str]:
    """Why needs cannot be stated so."""
    if not needs.strip():
        yield _("Say what you look for: whom you want to meet, and what for.")


def objections_to_offers(offers: str) -> Iterator[str]:
    """Why offers cannot be stated so."""
    if not offers.strip():
        yield _("Say what you bring: what you make or do, and why it is worth a meeting.")


def objections_to_contact(*, name: str) -> Iterator[str]:
    """Why nobody was contacted."""
    if not name.strip():
        yield _("Name the organisation.")


def objections_to_day(*, on: date, today: date) -> Iterator[str]:
    """Why a contact cannot have been on this day."""
    if on > today:
        yield _("{day} is still to come; note a contact once it took place.").format(
            day=in_words(on)
        )


def objections_to_brief(*, titles: dict[str, str], texts: dict[str, str]) -> Iterator[str]:
    """Why a brief cannot be put up so."""
    if not any(text.strip() for text in texts.values()):
        yield _("Write the brief in one language at least.")
    without = [code for code, text in texts.items() if text.strip() and not titles.get(code)]
    if without:
        yield _("Give the brief a title in each language in which it is written.")


def objections_to_preparing(*, is_theirs: bool) -> Iterator[str]:
    """Why somebody may not note how an organisation prepares."""
    if not is_theirs:
        yield _("Only those who travel for the organisation, or look after it, note this.")


def objections_to_word(*, name: str, passport_expires: bool) -> Iterator[str]:
    """Why the traveller's word for their documents is not taken."""
    if passport_expires:
        yield _(
            "The passport that {name} told in confidence expires too early. Once there is a new "
            "one, {name} tells it under “Passport and needs”."
        ).format(name=name)


def objections_to_calling(*, note: str) -> Iterator[str]:
    """Why a call cannot be noted so."""
    if not note.strip():
        yield _("Say in a word what came of the call.")
