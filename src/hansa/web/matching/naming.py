"""Choosing somebody under the words that are typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from hansa.plumbing.countries import country_name

if TYPE_CHECKING:
    from hansa.apps.directory.models import Organisation
    from hansa.apps.matching.models import CooperationProfile

# So long may be what somebody is looked for by.
LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who may be meant.

    Attributes:
        note: what tells them from others of the name.
    """

    pk: int
    name: str
    note: str


def found_organisations(organisations: Iterable[Organisation]) -> list[Found]:
    """Each with where it is."""
    return [Found(each.pk, each.name, _place_of(each)) for each in organisations]


def found_profiles(profiles: Iterable[CooperationProfile]) -> list[Found]:
    """Each with whether it travels or receives, and where it is."""
    return [
        Found(
            each.pk,
            str(each),
            " · ".join(
                (
                    _("company of the delegation") if each.registration_id else _("host"),
                    _place_of(each.organisation),
                )
            ),
        )
        for each in profiles
    ]


def _place_of(organisation: Organisation) -> str:
    where = (organisation.city, country_name(organisation.country))
    return ", ".join(part for part in where if part)
