"""What was measured, in a file: each case with the day, the machine and the versions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]

Results = dict[str, Any]
"""By case, what was measured: plain lists, numbers and words."""


def place_of(benchmark: str, *, is_quick: bool = False) -> Path:
    """Where its results are kept.

    A quick run proves nothing, so that it never stands where a full one did.
    """
    if is_quick:
        return ROOT / "var" / "bench" / f"{benchmark}-quick.json"
    return ROOT / "benchmarks" / "results" / f"{benchmark}.json"


def results(path: Path) -> Results:
    """What was measured so far."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def keep(case: str, measured: dict[str, Any], path: Path) -> None:
    """Put a case in the place of its former self; the others stay as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    merged = results(path) | {case: measured}
    new = path.with_suffix(".new")
    new.write_text(_text(merged), encoding="utf-8")
    new.replace(path)


def _text(merged: Results) -> str:
    """One line for each row, so that a change can be read."""
    lines = []
    for case, measured in merged.items():
        fields = [f"    {json.dumps(key)}: {_field(value)}" for key, value in measured.items()]
        lines.append(f"  {json.dumps(case)}: {{\n" + ",\n".join(fields) + "\n  }")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _field(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"      {json.dumps(row)}" for row in value) + "\n    ]"
    return json.dumps(value)
