"""Pages as a strict reader sees them."""

from xml.etree.ElementTree import Element

import html5lib


def strictly(page: str) -> Element:
    """The page's tree; the first error of its markup fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page)


def strictly_within(fragment: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(fragment)
