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


def objections_to_parting(
    *,
    stands: bool,
    later: Iterable[str] = (),
    number: str = "",
    holder: str = "",
    strayed: Iterable[str] = (),
    torn: Iterable[tuple[str, str]] = (),
    lost: Iterable[str] = (),
) -> Iterator[str]:
    """Why a merge cannot be undone.

    Args:
        stands: the merge was not undone before, and the record that stayed is there.
        later: records that were merged into the same one afterwards, the last first.
        number: the enterprise number of the record that would come back.
        holder: what else has this number now.
        strayed: what followed and has gone elsewhere.
        torn: people and what they are in, of which only one would go back.
        lost: what went with the record, and belonged to something that is no longer there.
    """
    if not stands:
        yield _("This merge was undone already, or its record was merged into another one.")
        return
    for name in later:
        yield _("The record of {name} was merged in afterwards; undo that first.").format(name=name)
    if holder:
        yield _("{holder} has the enterprise number {number} now.").format(
            holder=holder, number=written_for_people(number)
        )
    for what in strayed:
        yield _("{what} belongs to neither of the two records any more.").format(what=what)
    for person, what in torn:
        yield _(
            "{person} has become a part of {what} since, and only one of the two would go back."
        ).format(person=person, what=what)
    for what in lost:
        yield _("What belonged to a part of the old record is deleted: {what}.").format(what=what)
