"""Names that nobody bears, the same every time."""

from collections.abc import Callable, Sequence
from random import Random

from django.utils.text import slugify

from hansa.cli.demonstration import words

# Belgian enterprise numbers run up from 0200; none begins like this one yet.
_FIRST_NUMBER = 19_990_000
_CHECK = 97
# How telephones of a country are written, their last digits open; Canada keeps these for films.
_PHONES = {"BE": "+32 2 555 {:02} {:02}", "CA": "+1 514 555 01{1:02}"}
_PAIR = 100


class Namer:
    """Gives each name once; two namers of one seed give the same names in the same order."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)  # noqa: S311 - a demonstration, not a secret
        self._given: set[str] = set()
        self._numbers = 0
        self._phones = 0

    def organisation(self, *, ending: str = "", opening: str = "") -> str:
        """A name that means nothing, with the trade behind it or the kind before it."""
        invented = self._once(
            lambda: (
                self.random.choice(words.STARTS)
                + self.random.choice(words.MIDDLES)
                + self.random.choice(words.ENDS)
            )
        )
        return " ".join(part for part in (opening, invented, ending) if part)

    def person(self, firsts: Sequence[str], lasts: Sequence[str]) -> tuple[str, str]:
        """A first and a last name that nobody else in this world has together."""
        full = self._once(lambda: f"{self.random.choice(firsts)} {self.random.choice(lasts)}")
        first, last = full.split(" ", 1)
        return first, last

    def enterprise_number(self) -> str:
        """A Belgian enterprise number with the right check digits, from a range nobody has."""
        self._numbers += 1
        eight = _FIRST_NUMBER + self._numbers
        return f"{eight:08}{_CHECK - eight % _CHECK:02}"

    def phone(self, *, country: str) -> str:
        """A telephone number of that country; "" where none is known that may be made up."""
        self._phones += 1
        high, low = divmod(self._phones, _PAIR)
        return _PHONES[country].format(high % _PAIR, low) if country in _PHONES else ""

    def _once(self, make: Callable[[], str]) -> str:
        while (name := make()) in self._given:
            pass
        self._given.add(name)
        return name


def address(first: str, last: str, organisation: str) -> str:
    """An e-mail address under .example, which reaches nobody."""
    return f"{slugify(first)}.{slugify(last)}@{slugify(organisation)}.example"
