"""People who come in with more than a password."""

from datetime import UTC, datetime

from hansa.apps.accounts import rules, services
from hansa.plumbing import passkeys

SITE = passkeys.Site(host="testserver", origin="http://testserver")
SECRET = b"12345678901234567890"
LONG_BEFORE = datetime(2025, 6, 1, 9, tzinfo=UTC)


def shown(*, at=None):
    """The code that the app shows at this moment."""
    return rules.app_code(SECRET, step=rules.step_of(at or datetime.now(tz=UTC)))


def with_app(user, *, now=LONG_BEFORE):
    """The user, whose telephone shows codes."""
    services.add_code_app(user=user, secret=SECRET, code=shown(at=now), now=now)
    return user


def with_passkey(user, device, *, name="laptop", now=LONG_BEFORE):
    """The passkey that the device made for the user."""
    challenge = passkeys.challenge_to_make(SITE, holder="h", name=user.email)
    made = passkeys.made(device.makes(challenge.asked), site=SITE, kept=challenge.kept)
    return services.add_passkey(user=user, made=made, name=name, now=now)
