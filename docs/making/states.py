"""Diagrams of states, made from the `STEPS` of each context's rules."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.db.models import TextChoices

from hansa import apps

STEPS = re.compile(r"^(?:[A-Z]+_)*STEPS$")
HEAD = """\
# States

What can be in which state, and which steps lead from one to another.
A step that is not drawn is refused, with the reason.
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """The states of one sort of row.

    Attributes:
        context: where it lives, such as `registration`.
        states: the states in the order in which `rules.py` names them.
        steps: from each state, the states it may go to.
    """

    context: str
    states: type[TextChoices]
    steps: Mapping[str, Collection[str]]


def machines() -> list[Machine]:
    """Every table of steps that a context's rules state, in alphabetical order."""
    found = []
    for module in sorted(iter_modules(apps.__path__), key=lambda module: module.name):
        rules = import_module(f"{apps.__name__}.{module.name}.rules")
        found += [
            Machine(module.name, states_of(table), table)
            for name, table in sorted(vars(rules).items())
            if STEPS.match(name)
        ]
    return found


def states_of(steps: Mapping[Any, Collection[Any]]) -> type[TextChoices]:
    """The states between which the steps lead."""
    state = next(iter(steps))
    if not isinstance(state, TextChoices):
        raise TypeError(f"A table of steps has states for keys, not {state!r}.")
    return type(state)


def drawn(machine: Machine) -> str:
    """The machine as a Mermaid diagram; the first state is where a row begins."""
    states = list(machine.states)
    steps = [
        f"    {state.value} --> {other.value}"
        for state in states
        for other in states
        if other in machine.steps.get(state, frozenset())
    ]
    ends = [f"    {state.value} --> [*]" for state in states if not machine.steps.get(state)]
    lines = [
        "stateDiagram-v2",
        *(f"    {state.value} : {state.label}" for state in states),
        f"    [*] --> {states[0].value}",
        *steps,
        *ends,
    ]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def told(machine: Machine) -> str:
    """The machine with its name, its docstring and its diagram."""
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", machine.states.__name__).lower()
    sentence = (machine.states.__doc__ or "").splitlines()[0]
    return f"## {machine.context}: {words}\n\n{sentence}\n\n{drawn(machine)}"


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(told(machine) for machine in machines())])
