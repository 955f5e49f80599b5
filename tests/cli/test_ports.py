"""Where a web server can still listen."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from hansa.cli.management.commands.serve import served_at
from hansa.cli.ports import answers, first_free_port

HOST = "127.0.0.1"


@pytest.fixture
def taken():
    """A port on which somebody listens."""
    with socket.create_server((HOST, 0)) as listener:
        yield listener.getsockname()[1]


def test_a_free_port_is_the_wanted_one():
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]

    assert first_free_port(HOST, wanted=port) == port


def test_after_a_taken_port_comes_the_next_free_one(taken):
    assert first_free_port(HOST, wanted=taken) > taken


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(OSError, match="assign requested address"):
        first_free_port("192.0.2.1", wanted=8000)


def test_nobody_answers_where_nobody_listens(taken):
    free = first_free_port(HOST, wanted=taken)

    assert not answers(HOST, free)


def test_a_site_is_asked_by_the_name_it_answers_to():
    asked = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.headers["Host"])
            self.send_response(400)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with HTTPServer((HOST, 0), Site) as site:
        Thread(target=site.handle_request, daemon=True).start()
        found = answers(HOST, site.server_port, called="missions.example.org")

    assert (found, asked) == (True, ["missions.example.org"])


def test_people_see_where_the_site_listens(monkeypatch):
    monkeypatch.delenv("HANSA_BASE_URL", raising=False)

    assert served_at(HOST, 8001) == "http://localhost:8001"


def test_an_address_that_was_promised_stands_whatever_the_port(monkeypatch):
    monkeypatch.setenv("HANSA_BASE_URL", "https://missions.example.org")

    assert served_at(HOST, 8001) == "https://missions.example.org"
