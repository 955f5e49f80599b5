"""When two records may become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from hansa.apps.directory.rules.identifiers import written_for_people


def objections_to_merging(
    *, same: bool, agencies: set[str], numbers: tuple[str, str], collisions: Iterable[str]
) -> Iterator[str]:
    """Why two records cannot become one.

    Args:
        same: both are one record already.
        agencies: whose they are.
        numbers: their enterprise numbers, "" where there is none.
        collisions: where both stand by themselves.
    """
    if same:
        yield _("A record cannot be merged with itself.")
        return
    if len(agencies) > 1:
        yield _("The records belong to different agencies: {agencies}.").format(
            agencies=", ".join(sorted(agencies))
        )
    if all(numbers) and numbers[0] != numbers[1]:
        yield _(
            "Their enterprise numbers differ ({one} and {other}): they are two organisations. "
            "Correct the number that is wrong first."
        ).format(one=written_for_people(numbers[0]), other=written_for_people(numbers[1]))
    for place in collisions:
        yield _("Both records stand in {place}, where one organisation stands once.").format(
            place=place
        )


def two_accounts(*, person: str) -> str:
    """Where two records of one person stand in each other's way."""
    return _("two accounts of {person}").format(person=person)
