"""Results as a run would write them, with made-up numbers; all goals are kept."""

from typing import Any

FOUND = {
    "measured": "2026-11-22T20:00:00+00:00",
    "scale": "full",
    "machine": {
        "processor": "a processor",
        "processors": 2,
        "memory": "8 GiB",
        "load_before": 0.1,
        "system": "Linux x86_64",
        "python": "3.11.7",
        "ortools": "9.15",
        "python-sat": "1.8",
        "numba": "0.61",
        "numpy": "2.0",
    },
}
CURVE = [(0.2, 100, 900), (1.0, 100, 400), (20.0, 100, 70)]


def results() -> dict[str, Any]:
    """Every case."""
    cases = {
        "published": {
            "rows": [proof(), proof("b.original.dzn", optimum=None, status="infeasible")]
        },
        "anytime": {"early": 5, "seconds_allowed": 30, "rows": [event(), event("b.original.dzn")]},
        "place-all": {**TOLD, "first_after": 0.2, "late": 70},
        "choose": {**TOLD, "bound": 105.0, "early_at": 5, "early": 0.99, "late": 0.996},
        "large": {**TOLD, "first_after": 9.0, "usual_at": 60, "usual": 400, "late": 70},
        "repair": dict(REPAIR),
        "everything": {**TOLD, "parts": [{"goal": "must_meets", "value": 9, "bound": 10}]},
        "peers": {"seconds_allowed": 60, "rows": list(peers())},
    }
    return {case: FOUND | found for case, found in cases.items()}


TOLD = {
    "seconds_allowed": 60,
    "seconds": 60.0,
    "wishes": 2000,
    "held": 2000,
    "idle": 70,
    "peak_memory": 10**9,
    "curve": CURVE,
    "complaints": [],
}
REPAIR = {
    "seconds": 1.6,
    "meetings": 1800,
    "freed": 1000.0,
    "won": 980,
    "moved": 20,
    "lost": 0,
    "complaints": [],
}


def proof(
    file: str = "a.original.dzn", *, optimum: int | None = 3, status: str = "optimal"
) -> dict[str, Any]:
    """One published problem."""
    return {
        "file": file,
        "fairness": 2,
        "optimum": optimum,
        "maxsat": 10.0,
        "chuffed": 100.0,
        "mip": None,
        "status": status,
        "idle": optimum,
        "cpu": 1.5,
        "complaints": [],
    }


def event(file: str = "a.original.dzn") -> dict[str, Any]:
    """One published event over time."""
    return {
        "file": file,
        "optimum": 3,
        "early": 4,
        "late": 3,
        "seconds": 12.0,
        "optimal_after": 6.0,
        "curve": [(0.1, 100, 30), (2.0, 100, 4), (6.0, 100, 3)],
    }


def peers() -> list[dict[str, Any]]:
    """What peers found of each."""
    shown = ["place all", "choose and place", "large", "a.original.dzn"]
    return [
        {
            "problem": problem,
            "peer": peer,
            "held": 2000,
            "wishes": 2000,
            "worth": 100,
            "idle": idle,
            "seconds": 60.0,
            "complete": True,
            "curve": [(0.5, 100, idle)],
        }
        for problem in shown
        for peer, idle in (("first fit", 1600), ("compact CP-SAT", 41))
    ]
