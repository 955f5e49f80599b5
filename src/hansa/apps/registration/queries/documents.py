"""Whether travel documents are good for as long as is asked, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hansa.apps.missions.models import Mission
from hansa.apps.registration.models import Delegate, DocumentsChecked
from hansa.apps.registration.queries.particulars import passport_needed_until, passports_good_until


@dataclass(frozen=True, slots=True)
class Documents:
    """What is known of a traveller's documents; no passport is read by this.

    Attributes:
        are_good: they are good for as long as is asked.
        from_particulars: the passport in the traveller's particulars says so, or not; else it is
            the traveller's word.
    """

    are_good: bool
    from_particulars: bool


def documents_of(mission: Mission, delegates: Iterable[Delegate]) -> dict[int, Documents]:
    """What is known of each traveller's documents, by number.

    A passport that was told comes before the word: whose expires too early is not ready, whatever
    they said before.
    """
    needed = passport_needed_until(mission)
    travellers = {delegate.pk: delegate for delegate in delegates}
    return {
        number: Documents(
            are_good=_word(travellers[number], needed) if in_order is None else in_order,
            from_particulars=in_order is not None,
        )
        for number, in_order in passports_good_until(dict.fromkeys(travellers, needed)).items()
    }


def _word(delegate: Delegate, needed: date | None) -> bool:
    """Whether the traveller says that they are good for as long."""
    said: DocumentsChecked | None = getattr(delegate, "documents_checked", None)
    return said is not None and (needed is None or said.good_until >= needed)
