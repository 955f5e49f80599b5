"""`hansa rotate-keys` closes everything anew, and says what stays shut."""

import pytest
from django.core.management import CommandError, call_command
from tests.factories.particulars import PASSPORT, tells, traveller
from tests.factories.registration import west_coast

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
    assert capsys.readouterr().out.startswith("1 sections are closed with the key")


def test_where_the_key_is_gone_it_says_how_many_stay_shut(delegate, settings):
    settings.DATA_KEYS = keys_given("new:" + "A" * 43 + "=")

    with pytest.raises(CommandError, match="1 stay shut: their key is gone"):
        call_command("rotate_keys")
