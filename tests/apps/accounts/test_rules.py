"""What accounts, agencies and roles may be."""

import pytest

from hansa.apps.accounts import rules
from hansa.apps.accounts.rules import Role


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AREA_MANAGER, Role.OFFICER])
def test_planners_may_plan(role):
    assert list(rules.objections_to_planning([role])) == []


def test_a_counsellor_reads_and_does_not_plan():
    objections = rules.objections_to_planning([Role.COUNSELLOR])

    assert list(objections) == [
        "Only officers and area managers of an organising agency may change this."
    ]


def test_an_administrator_of_the_site_staffs_every_agency():
    assert list(rules.objections_to_adding_staff([], is_administrator=True)) == []


def test_an_address_without_an_at_is_refused_in_its_own_words():
    objections = rules.objections_to_address("an.peeters")

    assert list(objections) == [
        "“an.peeters” is not an e-mail address; one looks like name@example.org."
    ]


def test_a_taken_code_is_told():
    objections = rules.objections_to_agency_code("noordzee", taken=True)

    assert list(objections) == ["There is an agency with the code noordzee already."]


def test_the_sixth_try_waits():
    assert rules.may_try_again(tries=4, allowed=5)
    assert not rules.may_try_again(tries=5, allowed=5)
