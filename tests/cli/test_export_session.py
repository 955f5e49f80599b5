"""`hansa export-session`: what the engine is asked, without names."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from tests.factories.sessions import NOW, a_hall

from hansa.apps.meetings import services, solving
from hansa.apps.meetings.anonymity import anonymous
from hansa.engines.scheduling.files.reading_json import read_problem


@pytest.fixture
def hall(db):
    hall = a_hall(datetime(2025, 10, 6, 17, tzinfo=UTC))
    hall.wish(0, 0)
    hall.wish(1, 1)
    services.keep_helper(
        session=hall.session, name="Aiko Mori", skills=["ja"], by=hall.officer, now=NOW
    )
    return hall


def test_the_file_holds_the_problem_and_no_name(hall, tmp_path, capsys):
    out = tmp_path / "session.json"

    call_command("export_session", str(hall.session.pk), "--json", str(out))

    written = out.read_text(encoding="utf-8")
    assert read_problem(written) == anonymous(solving.framed(hall.session).problem)
    assert "Bayside" not in written
    assert "Aiko" not in written
    assert capsys.readouterr().out == f"{out}: 3 slots, 2 tables, 4 parties, 2 wishes.\n"


def test_an_unknown_session_is_refused_with_where_its_number_stands(db, tmp_path):
    with pytest.raises(CommandError, match="No session 7; the address of its board"):
        call_command("export_session", "7", "--json", str(tmp_path / "out.json"))


def test_a_session_with_nothing_to_ask_writes_nothing(hall, tmp_path):
    hall.session.wishes.all().delete()
    out = tmp_path / "session.json"

    with pytest.raises(CommandError, match="Nobody has wished for a meeting yet"):
        call_command("export_session", str(hall.session.pk), "--json", str(out))
    assert not out.exists()
