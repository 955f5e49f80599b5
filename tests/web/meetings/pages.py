"""What a page says, as its reader would."""

import html
import re


def words(response) -> str:
    """The words of a page, without markup and with single blanks."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return html.unescape(" ".join(text.split()))
