"""Secrets that must be read again lie closed."""

import pytest
from cryptography.fernet import InvalidToken

from hansa.plumbing.sealing import sealed, unsealed


def test_what_was_sealed_is_read_again_and_tells_nothing_meanwhile():
    closed = sealed("seven herrings")

    assert unsealed(closed) == "seven herrings"
    assert "herring" not in closed
    assert sealed("seven herrings") != closed


def test_a_new_key_reads_what_the_former_one_sealed_while_it_is_named(settings):
    closed = sealed("seven herrings")
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another key"

    with pytest.raises(InvalidToken):
        unsealed(closed)
    settings.SECRET_KEY_FALLBACKS = [former]
    assert unsealed(closed) == "seven herrings"
