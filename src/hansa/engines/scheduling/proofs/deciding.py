"""Deciding clauses in a process of its own, which can be stopped at any moment.

Run as a script, it reads a question from standard input and answers in lines: `no K` when there
is no model with at most K waits, then `yes` and the model's true Booleans; `impossible` when
there is no model at all. A question that names a model to `begin` at is answered by ever better
models near it, each `yes` again, until there is none. It imports nothing of the product, so that it
starts in no time.
"""

import sys
from array import array
from pickle import load
from typing import Any

from pysat.solvers import Cadical195

Question = dict[str, Any]


def main() -> None:
    """Answer the question."""
    question = load(sys.stdin.buffer)  # noqa: S301 - from our own process, through its pipe
    if question.get("begin"):
        _improve(question)
    else:
        _prove(question)


def _prove(question: Question) -> None:
    """Ask for more and more waits, until there is a model."""
    solver = Cadical195(bootstrap_with=_clauses(question["clauses"]))
    if not question["is_possible"] and not solver.solve():
        _say("impossible")
        return
    for waits, more in enumerate(question["more"]):
        if waits < question["least"]:
            solver.add_clause([more])
            continue
        if solver.solve(assumptions=[-more]):
            break
        _say(f"no {waits}")
        solver.add_clause([more])
    else:
        if not solver.solve():
            _say("impossible" if question["counts_all"] else "unknown")
            return
    _say_yes(solver.get_model())


def _improve(question: Question) -> None:
    """Ask for fewer and fewer waits, and look each time where the model before was."""
    solver = Cadical195()
    solver.configure({"stabilizeonly": 1})  # few restarts, and back to the best so far
    for clause in _clauses(question["clauses"]):
        solver.add_clause(clause)
    waits = question["waits"]
    if not solver.solve(assumptions=question["begin"]):
        return
    while waits > question["least"]:
        solver.add_clause([-question["more"][waits - 1]])
        if not solver.solve():
            return
        model = solver.get_model()
        _say_yes(model)
        waits = len(set(question["ends"]).intersection(model))


def _clauses(numbers: "array[int]") -> list[list[int]]:
    """Clauses, each ended by a nought."""
    clauses: list[list[int]] = [[]]
    for number in numbers:
        if number:
            clauses[-1].append(number)
        else:
            clauses.append([])
    return clauses[:-1]


def _say_yes(model: list[int]) -> None:
    _say("yes " + " ".join(str(literal) for literal in model if literal > 0))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
