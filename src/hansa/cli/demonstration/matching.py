"""What companies and hosts of the demonstration look for and bring, and who should meet whom."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cache
from importlib.resources import files
from random import Random
from typing import TYPE_CHECKING

from hansa.apps.accounts import queries as accounts
from hansa.apps.matching import queries
from hansa.apps.matching import services as matching
from hansa.apps.matching.services import Excluded, Said
from hansa.apps.missions import queries as missions
from hansa.cli.demonstration import words
from hansa.cli.demonstration.cast import Cast
from hansa.cli.demonstration.plans import JAPAN, QUEBEC, WEST_COAST
from hansa.cli.demonstration.preparation import IDLE_EVERY

if TYPE_CHECKING:
    from hansa.apps.accounts.models import User
    from hansa.apps.matching.models import CooperationProfile
    from hansa.apps.missions.models import Mission

# What follows a sentence, so that few organisations say exactly the same.
TAILS = {
    ("offer", "en"): (
        "with a service team that answers within a day", "already in use at nine customers",
        "for customers with fewer than two hundred staff", "and train the people who use it",
    ),
    ("offer", "fr"): (
        "avec un service qui répond dans la journée", "déjà adopté par neuf clients",
        "pour des clients de moins de deux cents personnes", "et formons ceux qui s'en servent",
    ),
    ("offer", "nl"): (
        "met een dienst die binnen een dag antwoordt", "en dat al bij negen klanten",
        "voor klanten met minder dan tweehonderd mensen", "en leiden de gebruikers op",
    ),
    ("offer", "de"): (
        "mit einem Dienst, der am selben Tag antwortet", "bereits für neun Kunden",
        "für Kunden mit weniger als zweihundert Leuten", "und schulen die Anwender",
    ),
    ("need", "en"): (
        "and can decide before the end of the year", "for a pilot of six months",
        "with experience of firms from abroad", "for three sites that open next year",
    ),
    ("need", "fr"): (
        "et qui peut décider avant la fin de l'année", "pour un pilote de six mois",
        "avec une expérience de firmes étrangères", "pour trois sites qui ouvrent bientôt",
    ),
    ("need", "nl"): (
        "en die voor het jaareinde kan beslissen", "voor een proef van zes maanden",
        "met ervaring met buitenlandse firma's", "voor drie vestigingen die volgend jaar openen",
    ),
    ("need", "de"): (
        "mit Entscheidung noch in diesem Jahr", "für einen Versuch von sechs Monaten",
        "mit Erfahrung mit ausländischen Firmen", "für drei Standorte im nächsten Jahr",
    ),
}  # fmt: skip
# As what companies and hosts seek others, and what they can be to them.
SOUGHT = {"company": ("client", "distributor", "research", "investor"),
          "host": ("supplier", "research", "supplier")}  # fmt: skip
SERVED = {"company": ("supplier", "research"),
          "host": ("client", "distributor", "research")}  # fmt: skip
# Every so many companies one says hardly anything, one says it in Spanish, one copied a brochure,
# one names a competitor, and one speaks no English.
THIN, SPANISH, COPIED, WARY, NO_ENGLISH = 23, 41, 47, 9, 31
IN_SPANISH = "Buscamos un socio local para vender nuestros productos en la costa"
BROCHURE = (
    "We are a dynamic and innovative world leader that offers tailor-made solutions to everybody"
)
RIVALS = ("Blackmoor Holdings", "Velmont Industries", "Castellan & Rook")

Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]


def match(progress: Progress, *, cast: Cast, now: datetime) -> None:
    """Let everybody of every mission say what they look for, and recommend whom they should meet.

    Of the mission that comes next some have done nothing yet, as in its preparation.
    """
    random = Random("matching")  # noqa: S311 - a demonstration, not a secret
    for plan in (JAPAN, QUEBEC, WEST_COAST):
        mission = missions.mission(plan.slug)
        if mission is None:
            raise LookupError(f"The demonstration has no mission {plan.slug!r}.")
        matching.open_profiles(mission, by=None, now=now)
        rows = list(queries.profiles_of(mission))
        with progress(f"{plan.titles['en']}: what they look for", len(rows)) as step:
            for place, profile in enumerate(rows):
                idle = plan is WEST_COAST and profile.registration_id and place % IDLE_EVERY == 0
                if not idle:
                    _state(profile, place, cast=cast, random=random, now=now)
                step()
        _recommend(mission, plan.titles["en"], progress, cast=cast, now=now)


def _recommend(
    mission: Mission, title: str, progress: Progress, *, cast: Cast, now: datetime
) -> None:
    with progress(f"{title}: recommendations", 1) as step:
        officer = cast.officers["brussels"]
        run = matching.order_matchmaking(mission=mission, by=officer, now=now)
        made = matching.make_matches(run=run, clock=lambda: now)
        if made.problem:
            raise RuntimeError(made.problem)
        step()


def _state(
    profile: CooperationProfile, place: int, *, cast: Cast, random: Random, now: datetime
) -> None:
    who = "company" if profile.registration else "host"
    trade = _trade_of(profile)
    said = {
        kind: [_with_tail(one, kind, random) for one in _cores(trade, who, kind, random)]
        for kind in ("need", "offer")
    }
    if who == "company":
        _make_odd(said, place)
    matching.state_profile(
        profile=profile,
        needs=said["need"],
        offers=said["offer"],
        seeks=random.sample(SOUGHT[who], 2),
        acts_as=random.sample(SERVED[who], 1 + place % 2),
        languages=_languages(profile, place),
        exclusions=[Excluded(random.choice(RIVALS))] if place % WARY == 0 else [],
        by=_speaker(profile, cast=cast),
        now=now,
    )


def _make_odd(said: dict[str, list[Said]], place: int) -> None:
    """Not everybody says it well."""
    if place % THIN == 1:
        said["need"] = [Said("Clients", "en")]
    if place % SPANISH == 1:
        said["need"].append(Said(IN_SPANISH, "es"))
    if place % COPIED == 1:
        said["offer"].append(Said(BROCHURE, "en"))


def _languages(profile: CooperationProfile, place: int) -> list[str]:
    if place % NO_ENGLISH == 1 and profile.languages:
        return profile.languages
    return list(dict.fromkeys([*profile.languages, "en"]))


def _speaker(profile: CooperationProfile, *, cast: Cast) -> User:
    """Somebody of the agency that looks after it."""
    if profile.registration is None:
        return cast.officers["brussels"]
    officer = accounts.planners_of(profile.registration.agency).order_by("pk").first()
    if officer is None:
        raise LookupError(f"Nobody plans for {profile.registration.agency}.")
    return officer


def _trade_of(profile: CooperationProfile) -> str:
    """By what it does, or by the word with which its name begins."""
    organisation = profile.organisation
    by_pitch = {pitch: trade for trades in words.TRADES.values() for trade, pitch in trades}
    return by_pitch.get(organisation.pitch) or organisation.name.split()[0]


def _cores(trade: str, who: str, kind: str, random: Random) -> list[tuple[str, str]]:
    """One sentence or two of the trade, each with its language."""
    known = _sentences().get((trade, who, kind)) or _sentences()["Federation", "company", kind]
    return random.sample(known, 1 + (random.random() < 0.5))  # noqa: PLR2004


def _with_tail(sentence: tuple[str, str], kind: str, random: Random) -> Said:
    text, language = sentence
    return Said(f"{text} {random.choice(TAILS[kind, language])}.", language)


@cache
def _sentences() -> dict[tuple[str, str, str], Sequence[tuple[str, str]]]:
    """What each trade says, by trade, side and kind: texts with their languages."""
    table = files("hansa.cli.demonstration").joinpath("sentences.csv").read_text(encoding="utf-8")
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in csv.DictReader(table.splitlines(), delimiter="|"):
        found[row["trade"], row["who"], row["kind"]].append((row["text"], row["language"]))
    return dict(found)
