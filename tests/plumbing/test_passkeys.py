"""Passkeys: what is asked of a browser, and which answers hold."""

import json

import pytest
from tests.factories.devices import Device

from hansa.plumbing import passkeys

SITE = passkeys.Site(host="testserver", origin="http://testserver")


def asked_to_make():
    return passkeys.challenge_to_make(SITE, holder="an", name="an@example.org")


def made_by(device):
    challenge = asked_to_make()
    return passkeys.made(device.makes(challenge.asked), site=SITE, kept=challenge.kept)


def test_a_passkey_that_was_made_answers_later():
    device = Device()
    made = made_by(device)

    challenge = passkeys.challenge_to_use(SITE)
    answer = device.uses_it(challenge.asked)
    used = passkeys.used(answer, site=SITE, kept=challenge.kept, known=[made.credential])

    assert passkeys.named_in(answer) == device.credential_id
    assert used == passkeys.Used(device.credential_id, uses=1)


def test_what_is_kept_can_lie_in_a_session():
    challenge = asked_to_make()

    assert json.loads(json.dumps(challenge.kept)) == challenge.kept
    assert json.loads(json.dumps(challenge.asked)) == challenge.asked


@pytest.mark.parametrize(
    "device",
    [Device(origin="https://evil.example"), Device(verifies=False)],
    ids=["another site", "nobody showed a finger"],
)
def test_a_passkey_is_not_made_for_others(device):
    with pytest.raises(passkeys.NoPasskey):
        made_by(device)


def test_an_answer_to_another_challenge_does_not_hold():
    device = Device()
    made = made_by(device)
    first, second = passkeys.challenge_to_use(SITE), passkeys.challenge_to_use(SITE)
    answer = device.uses_it(first.asked)

    with pytest.raises(passkeys.NoPasskey):
        passkeys.used(answer, site=SITE, kept=second.kept, known=[made.credential])


def test_another_devices_key_does_not_open():
    device, thief = Device(), Device()
    made = made_by(device)
    thief.credential_id = device.credential_id
    challenge = passkeys.challenge_to_use(SITE)

    with pytest.raises(passkeys.NoPasskey):
        passkeys.used(
            thief.uses_it(challenge.asked),
            site=SITE,
            kept=challenge.kept,
            known=[made.credential],
        )


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", "1", '{"id": 3}', '{"id": "é"}', "[" * 5000]
)
def test_nonsense_is_no_passkey(answer):
    challenge = passkeys.challenge_to_use(SITE)

    with pytest.raises(passkeys.NoPasskey):
        passkeys.used(answer, site=SITE, kept=challenge.kept, known=[])
    with pytest.raises(passkeys.NoPasskey):
        passkeys.made(answer, site=SITE, kept={})
    with pytest.raises(passkeys.NoPasskey):
        passkeys.named_in(answer)
