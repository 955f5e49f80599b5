"""The keys that close personal data."""

import stat
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor

import pytest

from hansa.plumbing.secrets.keys import add_key, keys_given, keys_kept

ONE, TWO = (urlsafe_b64encode(bytes([n]) * 32).decode() for n in (1, 2))


def test_of_the_keys_given_the_first_closes_and_all_open():
    ring = keys_given(f"autumn:{ONE} spring:{TWO}")

    assert ring.current == "autumn"
    assert ring.keys == {"autumn": b"\1" * 32, "spring": b"\2" * 32}


@pytest.mark.parametrize("nothing", [None, "", " \n"])
def test_where_none_is_given_there_is_none(nothing):
    assert keys_given(nothing) is None


@pytest.mark.parametrize("wrong", [ONE, f"Autumn 1:{ONE}", "autumn:c2hvcnQ=", "autumn:é", "a:b:c"])
def test_keys_written_otherwise_are_refused_with_an_example(wrong):
    with pytest.raises(ValueError, match="looks like NAME:KEY"):
        keys_given(wrong)


def test_a_key_is_made_once_and_kept_for_its_owner_only(tmp_path):
    ring = keys_kept(data=tmp_path / "site")

    assert keys_kept(data=tmp_path / "site") == ring
    assert len(ring.keys[ring.current]) == 32
    assert stat.S_IMODE((tmp_path / "site/data-keys").stat().st_mode) == 0o600


def test_processes_that_start_at_once_agree_on_the_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        names = {ring.current for ring in pool.map(lambda _: keys_kept(data=tmp_path), range(32))}

    assert len(names) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["data-keys"]


def test_a_new_key_closes_from_now_on_and_the_former_still_opens(tmp_path):
    former = keys_kept(data=tmp_path)

    ring = add_key(data=tmp_path)

    assert ring.current != former.current
    assert ring.keys[former.current] == former.keys[former.current]
    assert keys_kept(data=tmp_path) == ring
    assert stat.S_IMODE((tmp_path / "data-keys").stat().st_mode) == 0o600


def test_an_emptied_file_is_not_taken_for_a_new_site(tmp_path):
    (tmp_path / "data-keys").write_text("")

    with pytest.raises(ValueError, match="holds no key"):
        keys_kept(data=tmp_path)


def test_a_keyring_is_printed_without_its_keys():
    assert ONE not in repr(keys_given(f"autumn:{ONE}"))
    assert "x01" not in repr(keys_given(f"autumn:{ONE}"))
