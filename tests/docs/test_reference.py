"""The pages that are made from the source say what the source says."""

import pytest
from django.db.models import TextChoices
from docs.making.commands import targets
from docs.making.pages import made
from docs.making.settings import settings
from docs.making.states import Machine, drawn, machines
from tests.house.planted import plant

NAMES = ["states.md", "settings.md", "commands.md", "make-targets.md", "index.md",
         "problem-format.md", "timetable-format.md", "scheduling.md"]  # fmt: skip


class Light(TextChoices):
    """What a lamp shows."""

    RED = "red", "Red"
    GREEN = "green", "Green"
    OUT = "out", "Out of order"


STEPS = {Light.RED: frozenset({Light.GREEN, Light.OUT}), Light.GREEN: frozenset({Light.RED})}


@pytest.mark.parametrize("name", NAMES)
def test_a_made_page_is_not_stale(name):
    pages = {path.name: (path, text) for path, text in made().items()}
    path, text = pages[name]

    assert path.read_text(encoding="utf-8") == text, "run `make docs`"


def test_every_row_that_has_a_status_has_its_steps_drawn():
    contexts = {machine.context for machine in machines()}

    assert contexts >= {"missions", "registration", "meetings", "programme"}


def test_every_state_has_its_place_in_the_table_of_steps():
    loose = {
        f"{machine.context}: {state}"
        for machine in machines()
        for state in machine.states
        if state not in machine.steps
    }

    assert loose == set()


def test_a_diagram_draws_every_step_and_where_it_ends():
    diagram = drawn(Machine("traffic", Light, STEPS))

    assert diagram.splitlines() == [
        "```mermaid",
        "stateDiagram-v2",
        "    red : Red",
        "    green : Green",
        "    out : Out of order",
        "    [*] --> red",
        "    red --> green",
        "    red --> out",
        "    green --> red",
        "    out --> [*]",
        "```",
    ]


def test_a_new_step_makes_the_diagram_stale():
    before = drawn(Machine("traffic", Light, STEPS))

    after = drawn(Machine("traffic", Light, STEPS | {Light.OUT: frozenset({Light.RED})}))

    assert before != after


def test_a_setting_is_told_with_the_comment_above_it():
    source = '# Where it lives.\n# Without it: here.\nDATA = os.environ.get("HANSA_DATA", "var")\n'

    (found,) = settings(source)

    assert (found.name, found.comment) == ("HANSA_DATA", "Where it lives. Without it: here.")


def test_a_setting_without_a_comment_is_refused():
    with pytest.raises(ValueError, match="HANSA_DATA"):
        settings('# Something else.\n\nDATA = os.environ.get("HANSA_DATA")\n')


def test_a_second_setting_does_not_borrow_the_comment_of_the_first():
    source = '# Where it lives.\nA = os.environ.get("HANSA_A")\nB = os.environ.get("HANSA_B")\n'

    with pytest.raises(ValueError, match="HANSA_B"):
        settings(source)


def test_targets_are_those_that_say_what_they_do(tmp_path):
    plant(tmp_path, "Makefile", "demo: env ## Run a mission.\n.venv/bin/x: y\n\ttrue\nclean:\n")

    assert targets(tmp_path / "Makefile") == {"demo": "Run a mission."}
