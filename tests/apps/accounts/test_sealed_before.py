"""Secrets of apps that were sealed with the key that signs sessions, before keys had names."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from tests.factories.accounts import UserFactory
from tests.factories.second_steps import LONG_BEFORE, SECRET, shown, with_app

from hansa.apps.accounts.models import CodeApp
from hansa.apps.accounts.services import take_step_with_code

pytestmark = pytest.mark.django_db

LATER = LONG_BEFORE + timedelta(minutes=1)
named = import_module("hansa.apps.accounts.migrations.0007_secrets_of_apps_have_a_key_with_a_name")


def sealed_before(key=None):
    """Somebody with an app whose secret lies as it did before."""
    user = with_app(UserFactory())
    closed = named.made_from(key).encrypt(SECRET.hex().encode()).decode()
    CodeApp.objects.filter(user=user).update(secret=closed)
    return user


def secret():
    return CodeApp.objects.get().secret


def test_they_are_closed_anew_and_the_app_still_opens(settings):
    user = sealed_before(settings.SECRET_KEY)

    named.close_with_named_keys(apps, None)

    take_step_with_code(user=user, code=shown(at=LATER), now=LATER)


def test_what_a_former_key_sealed_comes_along_while_it_is_named(settings):
    user, settings.SECRET_KEY_FALLBACKS = sealed_before("the former one"), ["the former one"]

    named.close_with_named_keys(apps, None)

    take_step_with_code(user=user, code=shown(at=LATER), now=LATER)


def test_what_nothing_opens_is_left_as_it_is():
    sealed_before("a key that is gone")
    before = secret()

    named.close_with_named_keys(apps, None)

    assert secret() == before


def test_the_way_back_closes_as_before(settings):
    sealed_before(settings.SECRET_KEY)
    named.close_with_named_keys(apps, None)

    named.close_as_before(apps, None)

    opened = named.made_from(settings.SECRET_KEY).decrypt(secret().encode())
    assert opened.decode() == SECRET.hex()
