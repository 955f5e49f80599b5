"""What the settings read from the surroundings."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from hansa.plumbing.environment import mail_settings, secret_key


def test_a_key_that_is_given_is_the_key(tmp_path):
    assert secret_key(data=tmp_path, given="told") == "told"
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once_and_kept_for_its_owner_only(tmp_path):
    key = secret_key(data=tmp_path / "site", given=None)

    assert secret_key(data=tmp_path / "site", given=None) == key
    assert len(key) > 50
    assert stat.S_IMODE((tmp_path / "site/secret-key").stat().st_mode) == 0o600


def test_a_data_folder_is_made_for_its_owner_only(tmp_path):
    secret_key(data=tmp_path / "var/site", given=None)

    assert stat.S_IMODE((tmp_path / "var/site").stat().st_mode) == 0o700


def test_processes_that_start_at_once_agree_on_the_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key(data=tmp_path, given=""), range(32)))

    assert len(keys) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_mail_address_is_taken_apart_and_encrypted():
    found = mail_settings(url="smtp://post%40x.be:p%3Aw@mail.example.org", data=None)

    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.org", 587)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("post@x.be", "p:w")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (True, False)


def test_smtps_is_encrypted_from_the_first_byte():
    found = mail_settings(url="smtps://mail.example.org", data=None)

    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (
        465,
        False,
        True,
    )


def test_a_relay_on_this_machine_may_go_without():
    found = mail_settings(url="smtp://localhost:25?tls=none", data=None)

    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (False, False)


def test_without_an_address_letters_become_files(tmp_path):
    assert mail_settings(url="", data=tmp_path)["EMAIL_FILE_PATH"] == tmp_path / "mail"


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://x", "smtp://", "smtp://h:port", "smtp://h?tls=maybe"]
)
def test_any_other_address_is_refused_with_an_example(url):
    with pytest.raises(ValueError, match=r"looks like smtp://"):
        mail_settings(url=url, data=None)
