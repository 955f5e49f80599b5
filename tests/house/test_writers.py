"""Only services and plumbing write to the database."""

import ast
import re
from pathlib import Path

import pytest
from tests.house.planted import plant
from tests.house.source import SRC, Found, files, is_migration, told, tree

# Writes, whatever stands in the brackets.
ALWAYS = {
    "save", "asave", "bulk_create", "abulk_create", "bulk_update", "abulk_update",
    "get_or_create", "aget_or_create", "update_or_create", "aupdate_or_create",
    "create_user", "create_superuser",
}  # fmt: skip
# Dictionaries, sets and caches have these too, but they take something without a keyword.
WITHOUT_POSITIONALS = {"create", "acreate", "update", "aupdate", "delete", "adelete"}
SQL_THAT_WRITES = re.compile(
    r"\s*(insert|update|delete|truncate|alter|drop|create|grant|copy)\b", re.IGNORECASE
)


def may_write(path: Path) -> bool:
    """Whether the file, told from the root of the package, is one of those that write."""
    room, *inside = path.parts
    if room == "plumbing" or is_migration(path):
        return True
    return room == "apps" and bool({"services.py", "services"}.intersection(inside[1:2]))


def writes(call: ast.Call) -> str | None:
    """What the call writes with, or nothing."""
    if not isinstance(call.func, ast.Attribute):
        return None
    name = call.func.attr
    if name in ALWAYS:
        return name
    if name in WITHOUT_POSITIONALS and not call.args:
        # `update()` without anything is a progress bar's or a hash's; a row's names its columns.
        return name if call.keywords or "update" not in name else None
    if name in {"execute", "executemany"} and call.args and statement_writes(call.args[0]):
        return name
    return None


def statement_writes(statement: ast.expr) -> bool:
    """Whether it is SQL, written out, that changes something."""
    return (
        isinstance(statement, ast.Constant)
        and isinstance(statement.value, str)
        and SQL_THAT_WRITES.match(statement.value) is not None
    )


def writers_out_of_place(root: Path) -> list[Found]:
    """Every write outside services and plumbing."""
    return [
        Found(str(path.relative_to(root)), node.lineno, f"`{name}` belongs in a service")
        for path in files(root, ".py")
        if not may_write(path.relative_to(root))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and (name := writes(node))
    ]


def test_only_services_and_plumbing_write():
    found = writers_out_of_place(SRC)

    assert not found, told(found)


@pytest.mark.parametrize(
    "line",
    [
        "mission.save(update_fields=['status'])",
        "Mission.objects.create(slug='lima')",
        "Mission.objects.filter(slug='lima').update(seats=3)",
        "Mission.objects.all().delete()",
        "Mission.objects.bulk_create(rows)",
        "Mission.objects.get_or_create(slug='lima')",
        "form.save()",
        "cursor.execute('UPDATE missions_mission SET seats = 0')",
    ],
)
@pytest.mark.parametrize("place", ["web/missions/views.py", "apps/missions/queries.py"])
def test_a_write_in_a_view_or_a_query_is_found(tmp_path, place, line):
    plant(tmp_path, place, line)

    assert [found.path for found in writers_out_of_place(tmp_path)] == [place]


@pytest.mark.parametrize(
    "place",
    ["apps/missions/services.py", "apps/missions/services/plan.py", "plumbing/mailing/writing.py",
     "apps/missions/migrations/0002_seats.py"],
)  # fmt: skip
def test_a_write_in_its_place_is_left_alone(tmp_path, place):
    plant(tmp_path, place, "mission.save()")

    assert writers_out_of_place(tmp_path) == []


def test_dictionaries_and_bars_are_not_rows(tmp_path):
    plant(
        tmp_path,
        "web/missions/views.py",
        """
        context.update({"mission": 1})
        bar.update(3)
        cache.delete("key")
        cursor.execute("SELECT 1")
        """,
    )

    assert writers_out_of_place(tmp_path) == []
