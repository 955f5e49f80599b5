"""Names say what they mean: tests and constraints are sentences."""

import re
from pathlib import Path

from django.apps import apps
from django.db import models
from tests.house.planted import plant
from tests.house.source import TESTS, Found, files, functions, told

WORDS_OF_A_TEST = 3
WORDS_OF_A_CONSTRAINT = 3
GENERATED_ENDING = re.compile(r"_(uniq|unique|check|ck|excl|key|fk|idx|constraint)$")
ABBREVIATED = re.compile(r"_(cfg|mgr|usr|org|reg|mtg|cp|lst|tmp|qs|obj|val|num|idx|info)(_|$)")


def names_that_are_no_sentences(root: Path) -> list[Found]:
    """Tests whose name does not tell what is promised."""
    return [
        Found(
            str(path.relative_to(root)), node.lineno, f"tell in words what `{node.name}` promises"
        )
        for path in files(root, ".py")
        for node in functions(path)
        if node.name.startswith("test_") and not is_sentence(node.name, WORDS_OF_A_TEST + 1)
    ]


def is_sentence(name: str, words: int) -> bool:
    """Whether the name has enough words, in lower case and written out."""
    parts = name.split("_")
    return (
        len(parts) >= words and name == name.lower() and all(parts) and not ABBREVIATED.search(name)
    )


def constraints_that_are_no_sentences(rows: list[type[models.Model]]) -> list[Found]:
    """Constraints whose violation would tell the reader nothing."""
    return [
        Found(row.__qualname__, 0, f"the constraint {constraint.name!r} is no sentence")
        for row in rows
        for constraint in row._meta.constraints
        if not is_sentence(constraint.name, WORDS_OF_A_CONSTRAINT)
        or GENERATED_ENDING.search(constraint.name)
    ]


def test_tests_are_named_as_sentences():
    found = names_that_are_no_sentences(TESTS)

    assert not found, told(found)


def test_constraints_are_named_as_sentences():
    ours = [row for row in apps.get_models() if row.__module__.startswith("hansa.")]

    found = constraints_that_are_no_sentences(ours)

    assert ours
    assert not found, told(found)


def test_a_test_without_a_sentence_is_found(tmp_path):
    plant(
        tmp_path,
        "test_a.py",
        """
        def test_accept(): ...
        def test_2(): ...
        def test_acceptView_returns_status_200(): ...
        def test_an_accepted_registration_has_a_seat(): ...
        """,
    )

    assert [found.line for found in names_that_are_no_sentences(tmp_path)] == [1, 2, 3]


def test_a_constraint_without_a_sentence_is_found():
    class Badly(models.Model):
        name = models.TextField()

        class Meta:
            app_label = "house"
            constraints = [
                models.UniqueConstraint(fields=["name"], name="house_badly_name_uniq"),
                models.UniqueConstraint(fields=["name"], name="a_name_is_given_once"),
            ]

        def __str__(self):
            return self.name

    found = constraints_that_are_no_sentences([Badly])

    assert [each.what for each in found] == [
        "the constraint 'house_badly_name_uniq' is no sentence"
    ]
