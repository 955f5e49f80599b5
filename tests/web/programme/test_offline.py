"""What a device is given to read without a connection."""

import pytest
from django.urls import reverse
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_site_that_was_founded():
    UserFactory()


def test_the_worker_stands_at_the_root_and_is_never_stale(client):
    answer = client.get("/sw.js")

    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Cache-Control"] == "no-cache"


def test_a_stranger_gets_the_worker_too_for_it_says_nothing_of_anybody(client):
    assert client.get("/sw.js").status_code == 200


def test_the_worker_keeps_the_shell_and_the_offline_page(client):
    worker = client.get("/sw.js").content.decode()

    assert "css/hansa" in worker
    assert "/offline/" in worker


def test_the_offline_page_is_the_same_for_everybody(client):
    page = client.get(reverse("programme:offline")).content.decode()

    assert "You are offline" in page
    assert "user" not in page.split("<main")[1]
