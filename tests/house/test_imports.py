"""Imports stand at the top, and go down."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.planted import plant
from tests.house.source import ROOT, SRC, TESTS, Found, files, functions, told


def imports_inside_functions(root: Path) -> list[Found]:
    """Every import that waits inside a function: a circle in disguise."""
    return [
        Found(str(path.relative_to(root)), inner.lineno, f"an import inside `{node.name}`")
        for path in files(root, ".py")
        for node in functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


@pytest.mark.parametrize("root", [SRC, TESTS], ids=["src", "tests"])
def test_imports_stand_at_the_top_of_the_file(root):
    found = imports_inside_functions(root)

    assert not found, told(found)


def test_an_import_inside_a_method_is_found(tmp_path):
    plant(
        tmp_path,
        "a.py",
        """
        import os


        class A:
            def late(self):
                from pathlib import Path

                return Path
        """,
    )

    assert [found.what for found in imports_inside_functions(tmp_path)] == [
        "an import inside `late`"
    ]


def test_every_import_goes_down():
    linter = Path(sys.executable).parent / "lint-imports"

    answer = subprocess.run(
        [linter, "--no-cache"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert answer.returncode == 0, answer.stdout + answer.stderr
