"""The typesetter's own process: an order in JSON comes in, a PDF goes out.

It runs apart so that a document can be given up, and so that what it took of memory goes with it.
It is run as a file, and knows nothing of the rest of the house.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Literal, cast

from typst import Compiler, Fonts, TypstError

FACES = Path(__file__).parent / "fonts"
Standards = list[Literal["ua-1"]]


def main() -> None:
    """Set what stands in the order."""
    order = json.load(sys.stdin)
    try:
        made = _set(order, ours_alone=True, standards=["ua-1"])
    except TypstError:
        # A name in letters that our faces lack: with those of the machine, and without the promise.
        made = _set(order, ours_alone=False, standards=[])
    sys.stdout.buffer.write(made)


def _set(order: dict[str, Any], *, ours_alone: bool, standards: Standards) -> bytes:
    root = Path(order["root"])
    fonts = Fonts(include_system_fonts=not ours_alone, font_paths=[FACES])
    compiler = Compiler(root=root, font_paths=fonts)
    made = compiler.compile(
        input=root / order["template"],
        format="pdf",
        sys_inputs={"said": order["said"]},
        pdf_standards=standards,
    )
    return cast("bytes", made)


if __name__ == "__main__":
    main()
