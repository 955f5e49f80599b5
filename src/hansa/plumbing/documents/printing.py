"""Documents on paper: a template and what it is to say become a PDF.

    as_pdf("web/travel/manifest.typ", {"riders": [...]}, title="Bus 3", language="nl")

What is said travels as JSON beside the template and is never pasted into it, so that no name can be
read as markup. Templates stand beside their views; the faces of type stand beside this module, and
nothing is asked of the network.

Source:
    ISO 14289-1 (PDF/UA-1): tagged, with a title, a language and an order of reading.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HOUSE = Path(__file__).parents[2]
TYPESETTER = Path(__file__).with_name("setting.py")
# Five hundred badges take two seconds; who waits longer than this prints from the browser.
LONGEST = 40


class Unprintable(Exception):  # noqa: N818 - named for what the document is
    """The typesetter is missing, or could not set the document; says why, for the log."""


def as_pdf(template: str, said: Mapping[str, object], *, title: str, language: str) -> bytes:
    """The document, readable by a screen reader too.

    Args:
        template: its path inside the package.
        said: what the template shows; anything that JSON carries.
        language: two letters; of the words, and of how they are divided.

    Raises:
        Unprintable: when it cannot be set, or not in time.
    """
    told = json.dumps({**said, "title": title, "language": language}, ensure_ascii=False)
    order = json.dumps({"root": str(HOUSE), "template": template, "said": told})
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(TYPESETTER)],
            input=order.encode(), capture_output=True, check=True, timeout=LONGEST,
        )  # fmt: skip
    except subprocess.CalledProcessError as trouble:
        words = trouble.stderr.decode(errors="replace").strip()
        raise Unprintable(f"{template}: {words}") from trouble
    except (OSError, subprocess.TimeoutExpired) as trouble:
        raise Unprintable(f"{template}: {trouble}") from trouble
    return done.stdout
