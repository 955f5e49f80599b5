"""How somebody is written to and spoken to, in four languages."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from hansa.apps.protocol.rules.precedence import Gender, categories, read


@dataclass(frozen=True, slots=True)
class Address:
    """Three forms of address in one language.

    Attributes:
        own: whether any of them is this person's own wish rather than the usual form.
    """

    language: str
    envelope: str
    salutation: str
    spoken: str
    own: bool = False


@cache
def _forms() -> dict[str, Any]:
    forms: dict[str, Any] = read("addresses.json")
    return forms


def address_of(
    *, name: str, last_name: str, function: str, category: str, gender: str, language: str
) -> Address:
    """The usual forms for somebody of this category."""
    forms = _forms()
    if gender == Gender.NEUTRAL:
        found = forms["neutral"][language]
    else:
        found = forms["by_address"][categories()[category].address][language][gender]
    said = [form.format(name=name, last=last_name, function=function) for form in found]
    return Address(language, *said)


# An envelope is written to somebody and a card names them, which in German is another case.
_GERMAN_CASES = {
    "Seiner": "Seine",
    "Ihrer": "Ihre",
    "Königlichen": "Königliche",
    "Herrn": "Herr",
}


@dataclass(frozen=True, slots=True)
class OnCard:
    """What stands on somebody's place card: around the name, and the name."""

    before: str
    name: str
    after: str


def on_card(address: Address, *, name: str) -> OnCard:
    """The form of the envelope as a card has it; whole, where it does not hold the name."""
    before, found, after = address.envelope.partition(name)
    if not found:
        return OnCard("", address.envelope, "")
    words = before.split()
    if address.language == "de":
        words = [_GERMAN_CASES.get(word, word) for word in words]
    return OnCard(" ".join(words), name, after.strip(" ,"))
