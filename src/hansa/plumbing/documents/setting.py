"""The typesetter's own process: an order in JSON comes in, a PDF goes out.

It runs apart so that a document can be given up, and so that what it took of memory goes with it.
It is run as a file, and knows nothing of the rest of the house.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, cast

from typst import Compiler, Fonts, TypstError

FACES = Path(__file__).parent / "fonts"


def main() -> None:
    """Set what stands in the order."""
    order = json.load(sys.stdin)
    try:
        made = _set(order, strictly=True)
    except TypstError:
        # A name in letters that our faces lack: with those of the machine, and without the promise.
        made = _set(order, strictly=False)
    sys.stdout.buffer.write(made)


def _set(order: dict[str, Any], *, strictly: bool) -> bytes:
    root = Path(order["root"])
    fonts = Fonts(include_system_fonts=not strictly, font_paths=[FACES])
    compiler = Compiler(root=root, font_paths=fonts)
    made = compiler.compile(
        input=root / order["template"],
        format="pdf",
        sys_inputs={"said": order["said"]},
        pdf_standards="ua-1" if strictly else None,
    )
    return cast("bytes", made)


if __name__ == "__main__":
    main()
