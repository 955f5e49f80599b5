"""A session's problem, to take home."""

from tests.web.meetings.pages import words

from hansa.engines.scheduling.files.reading_json import read_problem


def test_an_officer_takes_the_problem_home_without_names(officer, hall, base):
    hall.wish(0, 0)

    response = officer.get(f"{base}setup/problem/")

    problem = read_problem(response.content.decode())
    assert [wish.key for wish in problem.wishes] == ["W1"]
    assert "Bayside" not in response.content.decode()
    assert response["Content-Disposition"] == (
        f'attachment; filename="session-{hall.session.pk}.json"'
    )


def test_a_stranger_takes_nothing_home(stranger, hall, base):
    hall.wish(0, 0)

    assert stranger.get(f"{base}setup/problem/").status_code == 404


def test_without_a_wish_there_is_nothing_to_take_home(officer, base):
    response = officer.get(f"{base}setup/problem/", follow=True)

    assert "Nobody has wished for a meeting yet." in words(response)
