"""The second step: setting it up, taking it, losing it, and what an agency asks."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from tests.factories.accounts import PASSWORD, AgencyFactory, StaffFactory, UserFactory
from tests.factories.devices import Device
from tests.factories.second_steps import SECRET, SITE, with_passkey
from tests.factories.second_steps import shown as shown_at
from tests.factories.second_steps import with_app as app_at

from hansa.apps.accounts import queries, rules, services
from hansa.apps.accounts.models import CodeApp
from hansa.plumbing import passkeys
from hansa.plumbing.history.recording import story_of
from hansa.plumbing.mailing.models import Letter
from hansa.plumbing.secrets.keys import keys_given
from hansa.values import Refused

NOW = datetime(2025, 6, 2, 9, tzinfo=UTC)
shown = partial(shown_at, at=NOW)
with_app = partial(app_at, now=NOW)


def comes_in_with(device, *, holder=None):
    challenge = passkeys.challenge_to_use(SITE)
    return services.come_in_with_passkey(
        answer=device.uses_it(challenge.asked),
        site=SITE,
        kept=challenge.kept,
        holder=holder,
        now=NOW,
    )


def takes(user, code, *, at=NOW):
    services.take_step_with_code(user=user, code=code, now=at)


def told(user):
    return [event.verb for event in story_of(user)]


@pytest.fixture
def an(db):
    return StaffFactory(email="an@example.org", raw_password=PASSWORD)


def test_the_code_of_the_app_is_taken_once(an):
    with_app(an)
    later = NOW + timedelta(minutes=1)

    takes(an, shown(at=later), at=later)

    with pytest.raises(Refused, match="does not open"):
        takes(an, shown(at=later), at=later)


def test_the_code_that_set_the_app_up_opens_nothing(an):
    with_app(an)

    with pytest.raises(Refused):
        takes(an, shown())


def test_an_app_that_shows_another_code_is_not_taken_up(an):
    with pytest.raises(Refused, match="not the code that the app shows now"):
        services.add_code_app(user=an, secret=SECRET, code="000000", now=NOW)

    assert not queries.takes_a_second_step(an)


def test_the_secret_of_an_app_lies_closed(an):
    with_app(an)

    assert SECRET.hex() not in queries.second_steps_of(an).app.secret


def test_the_secret_of_somebody_else_put_into_ones_own_row_opens_nothing(an):
    other, later = with_app(UserFactory()), NOW + timedelta(minutes=1)
    with_app(an)
    CodeApp.objects.filter(user=an).update(secret=CodeApp.objects.get(user=other).secret)

    with pytest.raises(Refused, match="does not open"):
        takes(an, shown(at=later), at=later)


def test_where_the_key_is_gone_a_recovery_code_still_lets_in(an, settings):
    with_app(an)
    code, *_ = services.make_recovery_codes(user=an, now=NOW)
    settings.DATA_KEYS = keys_given("new:" + "A" * 43 + "=")

    with pytest.raises(Refused, match="does not open"):
        takes(an, shown(at=NOW + timedelta(minutes=1)), at=NOW + timedelta(minutes=1))
    takes(an, code)


def test_somebody_with_a_second_step_is_not_in_by_password_alone(an):
    with_app(an)

    services.come_in_with_password(email=an.email, password=PASSWORD, place="here", now=NOW)

    an.refresh_from_db()
    assert an.last_login is None


def test_fifteen_codes_are_looked_at_in_an_hour(an):
    with_app(an)
    for _ in range(15):
        with pytest.raises(Refused):
            takes(an, "000000")
    later = NOW + timedelta(minutes=1)

    with pytest.raises(Refused):
        takes(an, shown(at=later), at=later)

    after = NOW + rules.PATIENCE + timedelta(minutes=1)
    takes(an, shown(at=after), at=after)


def test_a_recovery_code_opens_once_and_new_ones_end_the_old(an):
    with_app(an)
    first, *_, last = services.make_recovery_codes(user=an, now=NOW)

    takes(an, first.lower())
    with pytest.raises(Refused):
        takes(an, first)
    assert queries.second_steps_of(an).recovery_codes == 9
    services.make_recovery_codes(user=an, now=NOW)
    with pytest.raises(Refused):
        takes(an, last)


def test_a_recovery_code_of_somebody_else_opens_nothing(an):
    code, *_ = services.make_recovery_codes(user=with_app(UserFactory()), now=NOW)

    with pytest.raises(Refused):
        takes(with_app(an), code)


def test_a_passkey_lets_its_owner_in(an):
    device = Device()
    with_passkey(an, device)

    assert comes_in_with(device) == an
    assert queries.passkeys_of(an).get().used_at == NOW


def test_a_passkey_that_counts_backwards_was_copied(an):
    device = Device(uses=7)
    with_passkey(an, device)
    comes_in_with(device)
    device.uses = 3

    with pytest.raises(Refused, match="does not open an account"):
        comes_in_with(device)


def test_whoever_showed_the_password_of_another_does_not_come_in_with_their_own_passkey(an):
    device = Device()
    with_passkey(UserFactory(), device)

    with pytest.raises(Refused):
        comes_in_with(device, holder=an)


def test_the_passkey_of_somebody_who_left_opens_nothing(an):
    device = Device()
    with_passkey(an, device)
    an.is_active = False
    an.save()

    with pytest.raises(Refused):
        comes_in_with(device)


def test_nobody_has_more_than_ten_passkeys(an):
    for _ in range(rules.MOST_PASSKEYS):
        with_passkey(an, Device())

    with pytest.raises(Refused, match="10 passkeys are the most"):
        with_passkey(an, Device())


def test_every_change_is_recorded_and_the_owner_hears_of_it(an):
    passkey = with_passkey(an, Device())
    with_app(an)
    services.remove_passkey(passkey=passkey, by=an, now=NOW)
    services.remove_code_app(user=an, now=NOW)

    expected = ["app_removed", "passkey_removed", "app_added", "passkey_added"]
    assert told(an) == [f"accounts.{verb}" for verb in expected]
    assert Letter.objects.filter(to=an.email).count() == 4
    assert "“laptop”" in Letter.objects.earliest("pk").body


def test_without_a_second_step_there_are_no_recovery_codes(an):
    with_app(an)
    services.make_recovery_codes(user=an, now=NOW)

    services.remove_code_app(user=an, now=NOW)

    assert queries.second_steps_of(an).recovery_codes == 0


def an_agency_that_asks(user, *, by):
    agency = user.roles.get().agency
    services.require_second_step(agency=agency, required=True, by=by, now=NOW)
    return agency


@pytest.fixture
def administrator(an):
    return StaffFactory(agency=an.roles.get().agency, role="administrator")


def test_an_agency_asks_and_its_staff_owe(an, administrator):
    agency = an_agency_that_asks(an, by=administrator)

    assert queries.Reader().get_user(an.pk).owes_second_step
    assert not queries.Reader().get_user(UserFactory().pk).owes_second_step
    assert told(agency) == ["accounts.second_step_required"]
    with_app(an)
    assert not queries.Reader().get_user(an.pk).owes_second_step


def test_the_last_second_step_is_not_given_up_where_an_agency_asks_for_one(an, administrator):
    with_app(an)
    passkey = with_passkey(an, Device())
    an_agency_that_asks(an, by=administrator)
    services.remove_passkey(passkey=passkey, by=an, now=NOW)

    with pytest.raises(Refused, match="Add another one first"):
        services.remove_code_app(user=an, now=NOW)


@pytest.mark.parametrize("role", ["officer", "auditor"])
def test_only_an_administrator_of_the_agency_asks(an, role):
    agency = an.roles.get().agency
    elsewhere = StaffFactory(role="administrator", agency=AgencyFactory())

    for user in (StaffFactory(agency=agency, role=role), elsewhere):
        with pytest.raises(Refused):
            services.require_second_step(agency=agency, required=True, by=user, now=NOW)


def test_an_administrator_lets_a_colleague_set_up_anew(an, administrator):
    with_app(an)
    with_passkey(an, Device())

    services.forget_second_steps(colleague=an, by=administrator, now=NOW)

    assert not queries.takes_a_second_step(an)
    assert told(an)[0] == "accounts.second_steps_forgotten"
    assert administrator.full_name in Letter.objects.latest("pk").body


def test_nobody_takes_the_second_step_of_a_stranger_or_their_own_away(an, administrator):
    stranger = StaffFactory()

    for colleague in (stranger, administrator):
        with pytest.raises(Refused):
            services.forget_second_steps(colleague=colleague, by=administrator, now=NOW)


def from_government(**said):
    claims = {"issuer": "https://gov", "subject": "7", "email_is_checked": True, "now": NOW}
    return services.come_in_from_government(**{**claims, **said})


def test_government_knows_staff_by_their_checked_address_and_then_by_its_own_name(an):
    assert from_government(email="An@example.org") == an
    assert from_government(email="married@example.org") == an
    assert told(an) == ["accounts.identity_tied"]


@pytest.mark.parametrize(
    "said",
    [
        {"email": "an@example.org", "email_is_checked": False},
        {"email": "nobody@example.org"},
        {"email": "delegate@example.org"},
        {"email": ""},
    ],
)
def test_government_lets_in_nobody_else(an, said):
    UserFactory(email="delegate@example.org")

    with pytest.raises(Refused, match="no agency here"):
        from_government(**said)


def test_whoever_left_does_not_come_back_by_government(an):
    from_government(email=an.email)
    an.is_active = False
    an.save()

    with pytest.raises(Refused):
        from_government(email=an.email)
