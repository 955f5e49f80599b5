"""`hansa rotate-keys` closes everything anew, and says what stays shut."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from tests.factories.accounts import UserFactory
from tests.factories.particulars import PASSPORT, tells, traveller
from tests.factories.registration import west_coast
from tests.factories.second_steps import LONG_BEFORE, shown, with_app

from hansa.apps.accounts.models import CodeApp
from hansa.apps.accounts.services import take_step_with_code
from hansa.apps.registration import queries
from hansa.apps.registration.models import Particulars
from hansa.plumbing.secrets.keys import keys_given
from hansa.plumbing.secrets.sealing import keyring

pytestmark = pytest.mark.django_db


@pytest.fixture
def delegate(settings, tmp_path):
    settings.DATA, settings.DATA_KEYS = tmp_path, None
    return tells(traveller(west_coast()), PASSPORT)


def test_everything_is_closed_with_a_new_key_and_still_opens(delegate, capsys):
    former = keyring().current

    call_command("rotate_keys")

    assert keyring().current != former
    assert Particulars.objects.get().key == keyring().current
    assert queries.own_particulars(delegate) == {"passport": PASSPORT}
    assert capsys.readouterr().out.startswith("1 sections and 0 secrets of apps are closed")


def test_where_the_key_is_gone_it_says_how_many_stay_shut(delegate, settings):
    settings.DATA_KEYS = keys_given("new:" + "A" * 43 + "=")

    with pytest.raises(CommandError, match="1 sections and 0 secrets stay shut: their key is gone"):
        call_command("rotate_keys")


def test_the_secrets_of_apps_are_closed_anew_and_their_codes_still_open(settings, tmp_path):
    settings.DATA, settings.DATA_KEYS = tmp_path, None
    user, later = with_app(UserFactory()), LONG_BEFORE + timedelta(minutes=1)

    call_command("rotate_keys")

    assert CodeApp.objects.get().secret.startswith(f"{keyring().current}.")
    take_step_with_code(user=user, code=shown(at=later), now=later)


def test_secrets_of_apps_whose_key_is_gone_are_counted(settings, tmp_path):
    settings.DATA, settings.DATA_KEYS = tmp_path, None
    with_app(UserFactory())
    settings.DATA_KEYS = keys_given("new:" + "A" * 43 + "=")

    with pytest.raises(CommandError, match="0 sections and 1 secrets stay shut"):
        call_command("rotate_keys")
