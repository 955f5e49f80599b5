"""The Python that pages show runs, where they say so."""

import subprocess
import sys

import pytest
from tests.docs.reading import blocks, pages
from tests.house.planted import plant
from tests.house.source import ROOT

# A block that starts so is run; the others are shown only.
TESTED = "python tested"
EXAMPLES = [
    pytest.param(block.text, id=f"{page.relative_to(ROOT)}-{number}")
    for page in pages()
    for number, block in enumerate(blocks(page), start=1)
    if block.kind == TESTED
]


def run(text: str) -> subprocess.CompletedProcess[str]:
    """Run it as somebody would who copied it into a file."""
    return subprocess.run(
        [sys.executable, "-c", text],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_that_is_marked_runs(text):
    answer = run(text)

    assert answer.returncode == 0, answer.stderr


def test_an_example_that_fails_is_found(tmp_path):
    plant(tmp_path, "docs/a.md", "```python tested\nassert 1 == 2\n```\n")

    (block,) = blocks(tmp_path / "docs" / "a.md")

    assert block.kind == TESTED
    assert run(block.text).returncode != 0
