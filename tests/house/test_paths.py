"""Nothing in the repository knows the machine it was written on."""

import re
import subprocess
from pathlib import Path

import pytest
from tests.house.planted import plant
from tests.house.source import ROOT, Found, told

MACHINE = re.compile(r"(?<![\w.:}/])/(?:home|Users)/[\w.-]+(?=/)|[A-Z]:\\Users\\")
# Bytes of pictures and fonts hold anything.
BINARY = {".png", ".jpg", ".woff2", ".ttf", ".ico", ".gz", ".br", ".mo", ".pdf", ".npz"}


def tracked(root: Path) -> list[Path]:
    """Every file that a clone would bring."""
    answer = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
    )
    return [root / name for name in answer.stdout.split("\0") if name and (root / name).is_file()]


def machine_paths(paths: list[Path], root: Path) -> list[Found]:
    """Lines that name a folder of somebody's machine."""
    return [
        Found(str(path.relative_to(root)), number, f"names {match[0]}")
        for path in paths
        if path.suffix not in BINARY
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := MACHINE.search(line))
    ]


def test_no_file_names_a_folder_of_somebodys_machine():
    ourselves = Path(__file__)

    found = machine_paths([path for path in tracked(ROOT) if path != ourselves], ROOT)

    assert not found, told(found)


@pytest.mark.parametrize("line", ["/home/ada/hansa", "DATA = '/home/ada/x'", "cd /Users/ada/hansa"])
def test_a_path_of_a_machine_is_found(tmp_path, line):
    plant(tmp_path, "notes.md", line)

    assert len(machine_paths([tmp_path / "notes.md"], tmp_path)) == 1


def test_an_address_of_the_site_is_no_path_of_a_machine(tmp_path):
    plant(tmp_path, "notes.md", "https://example.org/home/us and src/home/ada/it")

    assert machine_paths([tmp_path / "notes.md"], tmp_path) == []
