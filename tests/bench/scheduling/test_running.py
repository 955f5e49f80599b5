"""The benchmark runs, on problems too small to tell anything."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.keeping import keep, results
from benchmarks.machine import machine
from benchmarks.scheduling import __main__ as door
from benchmarks.scheduling.captions import figures
from benchmarks.scheduling.measuring import cpu_seconds, peak_memory
from benchmarks.scheduling.published import FOLDER
from benchmarks.scheduling.running import CASES, measured
from benchmarks.scheduling.scale import QUICK
from benchmarks.scheduling.table import lines, printed

TINY = replace(
    QUICK,
    problems=1,
    proof=5,
    originals=("tic-12.original",),
    watch=2,
    early=1,
    usual=2,
    large=4,
    before_repair=2,
    size=0.1,
    peers=2,
    shown_to_peers=("tic-12.original",),
)
NEED_THE_EVENTS = {"published", "anytime"}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_each_case_runs_and_can_be_told(case, tmp_path):
    if case in NEED_THE_EVENTS and not FOLDER.is_dir():
        pytest.skip(f"The published events are not in {FOLDER}; HANSA_SHARED says where they are.")
    path = tmp_path / "results.json"

    keep(case, measured(case, TINY), path)

    kept = results(path)
    assert kept[case]["machine"]["processors"] >= 1
    assert printed(lines(kept))
    assert figures(kept) is not None
    assert json.loads(path.read_text(encoding="utf-8")) == kept


def test_a_case_takes_the_place_of_its_former_self_and_leaves_the_others(tmp_path: Path):
    path = tmp_path / "results" / "scheduling.json"

    keep("repair", {"won": 1}, path)
    keep("large", {"rows": [{"file": "a"}, {"file": "b"}]}, path)
    keep("repair", {"won": 2}, path)

    assert results(path) == {
        "repair": {"won": 2},
        "large": {"rows": [{"file": "a"}, {"file": "b"}]},
    }
    assert [each.name for each in path.parent.iterdir()] == ["scheduling.json"]


def test_nothing_was_measured_where_there_is_no_file(tmp_path):
    assert results(tmp_path / "none.json") == {}


def test_the_machine_is_told_with_the_versions_that_matter():
    told = machine("ortools", "python-sat")

    assert told["ortools"]
    assert told["python-sat"]
    assert told["memory"].endswith("GiB")


def test_memory_and_processor_time_are_those_of_this_process():
    before = cpu_seconds()
    sum(number * number for number in range(200_000))

    assert cpu_seconds() > before
    assert 10 * 2**20 < peak_memory() < 2**40


def test_a_case_that_does_not_exist_is_refused(capsys):
    with pytest.raises(SystemExit):
        door.main(["--only", "everest"])

    assert "invalid choice: 'everest'" in capsys.readouterr().err
