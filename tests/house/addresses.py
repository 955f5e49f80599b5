"""Every address of the site, as its resolver knows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the site.

    Attributes:
        name: as templates write it, `missions:overview`; empty where nobody named it.
        route: as `urls.py` writes it, with its prefixes.
        blanks: what the address leaves open.
    """

    name: str
    route: str
    blanks: tuple[str, ...]


def addresses(resolver: URLResolver | None = None) -> list[Address]:
    """Every address, in the order in which they are tried."""
    return list(_below(resolver or get_resolver(), "", "", ()))


def _below(
    resolver: URLResolver, space: str, route: str, blanks: tuple[str, ...]
) -> Iterator[Address]:
    """The addresses below one `include`, with what stands before them."""
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        open_here = (*blanks, *pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            yield Address(f"{space}{pattern.name}" if pattern.name else "", here, open_here)
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _below(pattern, inner, here, open_here)
