"""What others call says what its signature cannot."""

import ast
from pathlib import Path

import pytest
from tests.house.planted import plant
from tests.house.source import SRC, Found, files, is_migration, told, tree

TOLD_FLOORS = {"values", "engines", "plumbing", "journeys", "apps"}
# The name of a rule is its sentence.
TOLD_BY_NAME = {"rules.py"}


def modules_without_a_word(root: Path) -> list[Found]:
    """Modules that do not say what they hold; an empty `__init__` holds nothing."""
    return [
        Found(str(path.relative_to(root)), 0, "say in one sentence what this module holds")
        for path in files(root, ".py")
        if tree(path).body and not is_migration(path) and not ast.get_docstring(tree(path))
    ]


def public_without_a_word(root: Path) -> list[Found]:
    """Public classes, functions and methods of the lower floors without a docstring."""
    return [
        Found(str(path.relative_to(root)), node.lineno, f"`{node.name}` has no docstring")
        for path in files(root, ".py")
        if path.relative_to(root).parts[0] in TOLD_FLOORS
        if path.name not in TOLD_BY_NAME and not is_migration(path)
        for node in public(tree(path), only=face_of(path.parent, root))
        if not ast.get_docstring(node)
    ]


def face_of(package: Path, root: Path) -> set[str] | None:
    """What an engine offers: the names of its `__all__`; elsewhere everything is offered.

    The inner rooms of an engine have no face of their own.
    """
    floor, *rooms = package.relative_to(root).parts
    face = root.joinpath(floor, *rooms[:1], "__init__.py")
    if floor != "engines" or not face.exists():
        return None
    return {
        name.value
        for node in tree(face).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for name in ast.walk(node.value)
        if isinstance(name, ast.Constant)
    }


def public(
    module: ast.Module, *, only: set[str] | None
) -> list[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """What a module offers: its public names, and the public methods of its classes."""
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    offered = [
        node
        for node in module.body
        if isinstance(node, kinds) and not node.name.startswith("_")
        if only is None or node.name in only
    ]
    methods = [
        inner
        for node in offered
        if isinstance(node, ast.ClassDef)
        for inner in node.body
        if isinstance(inner, kinds) and not inner.name.startswith("_") and inner.name != "Meta"
    ]
    return offered + methods


def test_every_module_says_what_it_holds():
    found = modules_without_a_word(SRC)

    assert not found, told(found)


def test_every_public_name_below_the_doors_has_a_docstring():
    found = public_without_a_word(SRC)

    assert not found, told(found)


def test_a_module_without_a_word_is_found(tmp_path):
    plant(tmp_path, "web/missions/views.py", "x = 1")
    plant(tmp_path, "web/missions/__init__.py", "")

    assert [found.path for found in modules_without_a_word(tmp_path)] == ["web/missions/views.py"]


@pytest.mark.parametrize("path", ["values/money.py", "apps/missions/services.py"])
def test_a_public_function_without_a_docstring_is_found(tmp_path, path):
    plant(
        tmp_path,
        path,
        '''
        """Missions."""


        class Silent:
            def method(self): ...


        class Telling:
            """It tells."""

            class Meta:
                ordering = []

            def __str__(self): ...


        def _private(): ...
        ''',
    )

    assert [found.what for found in public_without_a_word(tmp_path)] == [
        "`Silent` has no docstring",
        "`method` has no docstring",
    ]


def test_of_an_engine_only_its_face_is_asked_for_docstrings(tmp_path):
    plant(tmp_path, "engines/seating/__init__.py", '"""Seats."""\n__all__ = ["seat"]\n')
    plant(tmp_path, "engines/seating/plan.py", '"""A."""\ndef seat(): ...\ndef shift(): ...\n')

    assert [found.what for found in public_without_a_word(tmp_path)] == ["`seat` has no docstring"]


def test_what_an_engine_offers_from_an_inner_room_is_asked_too(tmp_path):
    plant(tmp_path, "engines/seating/__init__.py", '"""Seats."""\n__all__ = ["seat"]\n')
    plant(tmp_path, "engines/seating/hall/__init__.py", '"""Halls."""\n')
    plant(tmp_path, "engines/seating/hall/plan.py", '"""A."""\ndef seat(): ...\ndef shift(): ...\n')

    assert [found.what for found in public_without_a_word(tmp_path)] == ["`seat` has no docstring"]
