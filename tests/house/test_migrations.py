"""A migration tells what becomes of the old rows, and none is missing."""

import ast
from pathlib import Path

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from tests.house.planted import plant
from tests.house.source import SRC, Found, files, is_migration, told, tree

WORDS = 6


def migrations_without_a_story(root: Path) -> list[Found]:
    """Migrations whose docstring says too little, or that a tool named."""
    return [
        Found(str(path.relative_to(root)), 0, "say what becomes of the old rows")
        for path in files(root, ".py")
        if is_migration(path) and path.stem != "__init__"
        if len((ast.get_docstring(tree(path)) or "").split()) < WORDS or "_auto_" in path.stem
    ]


def test_every_migration_tells_what_becomes_of_the_old_rows():
    found = migrations_without_a_story(SRC)

    assert not found, told(found)


def test_models_and_migrations_agree():
    loader = MigrationLoader(None)
    autodetector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))

    missing = autodetector.changes(graph=loader.graph)

    ours = {label for label in missing if apps.get_app_config(label).name.startswith("hansa.")}
    assert ours == set()


def test_a_migration_without_a_story_is_found(tmp_path):
    plant(tmp_path, "apps/a/migrations/__init__.py", "")
    plant(tmp_path, "apps/a/migrations/0001_first.py", "x = 1")
    plant(
        tmp_path,
        "apps/a/migrations/0002_auto_2026.py",
        '"""It says more than enough words here."""',
    )
    plant(
        tmp_path,
        "apps/a/migrations/0003_seats.py",
        '"""Old missions take twelve seats; reversible."""',
    )

    assert [found.path for found in migrations_without_a_story(tmp_path)] == [
        "apps/a/migrations/0001_first.py",
        "apps/a/migrations/0002_auto_2026.py",
    ]
