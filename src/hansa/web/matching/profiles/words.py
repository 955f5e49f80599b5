"""Profiles in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from hansa.apps.directory.rules import language_title, sector_title
from hansa.apps.directory.rules.size import SizeClass
from hansa.apps.matching.rules import Openness, Partnership
from hansa.plumbing.countries import country_name

if TYPE_CHECKING:
    from hansa.apps.matching.models import CooperationProfile


def told(profile: CooperationProfile) -> list[tuple[str, str]]:
    """What was chosen, as terms and words; what was not chosen is left out."""
    return [(term, words) for term, words in _facts(profile) if words]


def _facts(profile: CooperationProfile) -> Iterator[tuple[str, str]]:
    yield _("The others should be"), _listed(Partnership(code).label for code in profile.seeks)
    yield _("Can be to them"), _listed(Partnership(code).label for code in profile.acts_as)
    yield _("Sectors"), _listed(sector_title(code) for code in profile.sectors)
    yield _("Products and services"), ", ".join(profile.products)
    yield _("Markets"), _listed(country_name(code) for code in profile.markets)
    yield _("Languages"), _listed(language_title(code) for code in profile.languages)
    yield _("Size of the others"), _listed(SizeClass(code).label for code in profile.sizes)
    yield _("Who reads this"), str(Openness(profile.openness).label)


def _listed(words: Iterator[object]) -> str:
    return ", ".join(str(word) for word in words)
