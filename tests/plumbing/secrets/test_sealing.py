"""Closing a text with the site's key, and opening it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.plumbing.secrets.keys import add_key, keys_given
from hansa.plumbing.secrets.sealing import CannotUnseal, keyring, seal, unseal

KEY = "k1:" + "A" * 43 + "="


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA, settings.DATA_KEYS = tmp_path, None


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_what_is_sealed_opens_again(text):
    assert unseal(seal(text, about="row-1"), about="row-1") == text


def test_what_is_sealed_tells_nothing_and_never_looks_the_same():
    first, second = (seal("EX123456", about="row-1") for _ in range(2))

    assert "EX123456" not in first
    assert first != second


def test_a_short_text_looks_as_long_as_one_of_some_lines():
    assert len(seal("", about="row-1")) == len(seal("x" * 200, about="row-1"))


def test_put_into_another_row_it_does_not_open():
    with pytest.raises(CannotUnseal, match="row-2"):
        unseal(seal("EX123456", about="row-1"), about="row-2")


def test_changed_by_any_one_sign_it_does_not_open():
    sealed = seal("EX123456", about="row-1")
    others = ({"A": "B"}.get(sign, "A") for sign in sealed)

    for place, other in enumerate(others):
        with pytest.raises(CannotUnseal):
            unseal(sealed[:place] + other + sealed[place + 1 :], about="row-1")


def test_written_otherwise_it_does_not_open_though_base64_would_read_the_same():
    sealed = seal("EX123456", about="row-1")
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    # The last sign carries four bits of the text and two that nobody reads.
    unread = signs[signs.index(sealed[-2]) + 1]

    for written in (sealed[:-2] + unread + sealed[-1], sealed[:40] + "\n" + sealed[40:]):
        with pytest.raises(CannotUnseal):
            unseal(written, about="row-1")


@pytest.mark.parametrize("nonsense", ["", "k1", "k1.", "k1.é", "k1.AAAA"])
def test_nonsense_does_not_open(settings, nonsense):
    settings.DATA_KEYS = keys_given(KEY)

    with pytest.raises(CannotUnseal):
        unseal(nonsense, about="row-1")


def test_a_former_key_still_opens_and_a_running_site_closes_with_the_new_one(tmp_path):
    sealed = seal("EX123456", about="row-1")

    ring = add_key(data=tmp_path)

    assert unseal(sealed, about="row-1") == "EX123456"
    assert seal("EX123456", about="row-1").startswith(f"{ring.current}.")


def test_without_its_key_it_does_not_open_and_the_key_is_named(settings):
    sealed, name = seal("EX123456", about="row-1"), keyring().current
    settings.DATA_KEYS = keys_given(KEY)

    with pytest.raises(CannotUnseal, match=name):
        unseal(sealed, about="row-1")
