"""The rows of a file as a reader looks at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from hansa.apps.directory import rules
from hansa.apps.directory.rules import Fault, Verdict

if TYPE_CHECKING:
    from hansa.apps.directory.models import ImportRow, Organisation

# The most urgent first.
SHOWN_FIRST = (Verdict.ALIKE, Verdict.WRONG, Verdict.NEW, Verdict.KNOWN, Verdict.LEFT_OUT)
TONES = {
    Verdict.ALIKE: "decision",
    Verdict.WRONG: "lost",
    Verdict.NEW: "confirmed",
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row.

    Attributes:
        faults: what is wrong with it, in the reader's language.
        record: what it is, or looks like.
        twin: the earlier row of the file about the same organisation.
    """

    number: int
    name: str
    city: str
    verdict: str
    faults: list[Fault]
    record: Organisation | None
    twin: int | None

    @classmethod
    def of(cls, line: ImportRow) -> ShownRow:
        """The row as it is shown; what is wrong with it is looked up anew."""
        wrong = line.verdict == Verdict.WRONG
        return cls(
            number=line.number,
            name=line.said.get("name", ""),
            city=line.said.get("city", ""),
            verdict=line.verdict,
            faults=list(rules.faults(line.said)) if wrong else [],
            record=line.organisation,
            twin=line.twin,
        )

    @property
    def may_be_the_same(self) -> bool:
        """Whether the reader may say that it is the record it looks like."""
        return self.record is not None and self.verdict != Verdict.KNOWN


def faults_told(lines: Iterable[ImportRow]) -> Iterator[list[str]]:
    """Everything that is wrong, a line for each fault below its headings."""
    yield [_("Row"), _("Field"), _("Written"), _("What is wrong"), _("What to do")]
    for line in lines:
        for fault in rules.faults(line.said):
            written = line.said.get(fault.column, "")
            yield [str(line.number), str(fault.label), written, fault.words, str(fault.remedy)]
