"""Deciding clauses in a process of its own, which can be stopped at any moment.

Run as a script, it reads a question from standard input and answers in lines: `no K` when there
is no model with at most K waits, then `yes` and the model's true Booleans; `impossible` when
there is no model at all. It imports nothing of the product, so that it starts in no time.
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
    _say("yes " + " ".join(str(literal) for literal in solver.get_model() if literal > 0))


def _clauses(numbers: "array[int]") -> list[list[int]]:
    """Clauses, each ended by a nought."""
    clauses: list[list[int]] = [[]]
    for number in numbers:
        if number:
            clauses[-1].append(number)
        else:
            clauses.append([])
    return clauses[:-1]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
