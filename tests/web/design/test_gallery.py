"""The gallery, and through it every part, is drawn without an error; anybody may look."""

import pytest
from django.contrib.staticfiles import finders
from tests.web.design.pages import strictly, strictly_within

from hansa.web.design import gallery

ASKING = ("script", "link")


def page(client, address="/design/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("address", ["/design/", "/design/?drawer", "/design/?signed-out"])
def test_the_gallery_is_drawn_without_an_error(client, address):
    drawn = strictly(page(client, address))

    assert [heading.text for heading in drawn.iter("h1")] == ["Gallery of the design"]


def test_a_stranger_may_look_at_the_gallery_as_it_holds_nothing_of_anybody(client):
    assert client.get("/design/").status_code == 200


def test_no_identifier_is_given_twice(client):
    ids = [each.get("id") for each in strictly(page(client)).iter() if each.get("id")]

    assert sorted(ids) == sorted(set(ids))


def test_every_component_is_drawn(client):
    left = [
        each
        for each in strictly(page(client, "/design/?drawer")).iter()
        if "c-" in str(each.tag)[:2]
    ]

    assert left == []


def test_every_file_that_a_page_asks_for_is_there(client):
    drawn = strictly(page(client))
    asked = [each.get("src") or each.get("href") for each in drawn.iter() if each.tag in ASKING]

    missing = [
        name for name in asked
        if name and name.startswith("/static/") and not finders.find(name.removeprefix("/static/"))
    ]  # fmt: skip

    assert missing == []


def test_a_refusal_answers_409_with_its_reason(client):
    response = client.get("/design/?say=refusal")

    assert response.status_code == 409
    strictly_within(response.content.decode())
    assert "Table 4 is taken at 10:30." in response.content.decode()


def test_a_search_answers_with_links(client):
    answer = client.get("/design/?say=found&q=noordzee").content.decode()

    assert "Noordzee Koeltechniek BV" in answer
    assert "Meerlaan" not in answer


def test_a_sample_of_every_tone_is_shown():
    tones = {tone for tone, _words in gallery.TONES}

    assert tones == {"neutral", "decision", "confirmed", "lost", "accent"}
