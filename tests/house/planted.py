"""Bad samples, planted to see that a house test finds them."""

from pathlib import Path
from textwrap import dedent


def plant(root: Path, path: str, text: str) -> Path:
    """Write `text`, freed of its indentation, to `path` below `root`; answers the root."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return root
