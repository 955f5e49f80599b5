"""A file that is large to read is refused in half a gigabyte, and does not run on."""

import json
import subprocess
import sys

import pytest
from tests.plumbing.spreadsheets.bombs import BOMBS

pytestmark = pytest.mark.slow

MEMORY = 512 << 20
# Of the processor, and many times what a slow machine needs: only what never ends takes longer.
SECONDS = 30
READING = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from hansa.plumbing.spreadsheets.limits import Unreadable
from hansa.plumbing.spreadsheets.reading import rows_of
content = Path(sys.argv[1]).read_bytes()
try:
    read, trouble, limit = sum(1 for row in rows_of(content)), "", 0
except Unreadable as unreadable:
    read, trouble, limit = 0, str(unreadable.trouble), unreadable.limit
print(json.dumps(dict(read=read, trouble=trouble, limit=limit)))
"""
FOUND = {
    "zip_bomb": "unpacked",
    "liar": "damaged",
    "rows_in_lines": "rows",
    "rows_in_a_workbook": "rows",
    "rows_in_a_large_workbook": "unpacked",
    "empty_rows": "rows",
    "empty_cells": "cells",
    "far_cells": "columns",
    "strings": "cells",
    "long_cell": "length",
    "many_parts": "unknown",
    "many_commas": "columns",
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_file_that_is_large_to_read_is_refused_at_once(name, tmp_path):
    file = tmp_path / "file"
    file.write_bytes(BOMBS[name]())

    answer = json.loads(
        subprocess.run(
            [sys.executable, "-c", READING.format(memory=MEMORY, seconds=SECONDS), str(file)],
            capture_output=True, check=True, text=True, timeout=60,
        ).stdout
    )  # fmt: skip

    # What needs more memory or time ends with an error, and has no answer.
    assert answer["trouble"] == FOUND[name], answer
