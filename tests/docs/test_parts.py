"""Every part that was chosen has its reason written down."""

import re
from pathlib import Path

import pytest
from tests.house.planted import plant
from tests.house.source import ROOT

REASONS = ROOT / "docs" / "decisions" / "0009-parts.md"
PART = re.compile(r"^([A-Za-z][\w.-]*)", re.MULTILINE)
ROW = re.compile(r"^\| ([A-Za-z][\w.-]*) \| \S.{20,} \|$", re.MULTILINE)


def parts(requirements: Path) -> set[str]:
    """The parts that a list of requirements names."""
    return set(PART.findall(requirements.read_text(encoding="utf-8")))


def reasoned(page: Path) -> set[str]:
    """The parts that have a row with a reason on the page."""
    return set(ROW.findall(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_chosen_part_has_its_reason(name):
    without = parts(ROOT / name) - reasoned(REASONS)

    assert without == set()


def test_no_reason_outlives_its_part():
    chosen = parts(ROOT / "requirements.in") | parts(ROOT / "requirements-dev.in")

    assert reasoned(REASONS) - chosen - {"part"} == set()


def test_a_part_without_a_reason_is_found(tmp_path):
    plant(tmp_path, "requirements.in", "# parts\nDjango>=5.2\nleft-pad[extra]\n-c other.txt\n")
    plant(tmp_path, "parts.md", "| part | why |\n|---|---|\n| Django | carries the whole house |\n")

    found = parts(tmp_path / "requirements.in") - reasoned(tmp_path / "parts.md")

    assert found == {"left-pad"}
