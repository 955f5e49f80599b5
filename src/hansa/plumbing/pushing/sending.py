"""Sending one notice to one browser: sealed for it, signed for its service.

Source:
    RFC 8030 (Web Push), RFC 8291 (its encryption), RFC 8292 (VAPID).
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr

import http_ece
import requests
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from django.conf import settings
from py_vapid import Vapid02

from hansa.plumbing.pushing.carriers import is_known, origin_of
from hansa.plumbing.pushing.keys import private_key
from hansa.plumbing.pushing.models import Subscription

# Later it stands on the page anyway.
KEPT_FOR = timedelta(hours=4)
# A signature is good for half a day; services accept a day at most.
SIGNED_FOR = timedelta(hours=12)
# A service that does not answer must not hold up the worker.
PATIENCE = 10

TAKEN = {200, 201, 202, 204}
GONE = {404, 410}
LATER = {429, 500, 502, 503, 504}


class Gone(Exception):  # noqa: N818 - it says what happened
    """The browser wants nothing more, or is no more."""


class NotNow(Exception):  # noqa: N818 - it says what happened
    """The service is busy or away; it may be asked again."""


class NotTaken(Exception):  # noqa: N818 - it says what happened
    """The service refuses; asking again changes nothing."""


def send(subscription: Subscription, message: Mapping[str, str], *, now: datetime) -> None:
    """Hand one message to the push service of a browser.

    Raises:
        Gone: when the subscription is dead.
        NotNow: when the service is busy or cannot be reached.
        NotTaken: when it refuses, or is none that we send to.
    """
    if not is_known(subscription.address, services=settings.PUSH_SERVICES):
        raise NotTaken(f"{origin_of(subscription.address)} is no push service we know.")
    try:
        body = sealed(message, key=subscription.key, secret=subscription.secret)
    except ValueError as problem:
        raise Gone("Its keys are none.") from problem
    try:
        answer = requests.post(
            subscription.address,
            data=body,
            headers=_headers(subscription.address, now=now),
            timeout=PATIENCE,
            # A service that sends us elsewhere is none: elsewhere may be within our own walls.
            allow_redirects=False,
        )
    except requests.RequestException as problem:
        raise NotNow(f"{origin_of(subscription.address)}: {type(problem).__name__}") from problem
    _judge(answer.status_code, subscription)


def sealed(message: Mapping[str, str], *, key: str, secret: str) -> bytes:
    """The message as only the browser with these keys reads it.

    Raises:
        ValueError: when the keys are none.
    """
    text = json.dumps(message, ensure_ascii=False).encode()
    octets: bytes = http_ece.encrypt(
        text,
        private_key=generate_private_key(SECP256R1()),
        dh=_octets(key),
        auth_secret=_octets(secret),
        version="aes128gcm",
    )
    return octets


def _headers(address: str, *, now: datetime) -> dict[str, str]:
    _name, writer = parseaddr(settings.DEFAULT_FROM_EMAIL)
    key = Vapid02(private_key(data=settings.DATA, given=settings.PUSH_KEY))
    claims = {
        "aud": origin_of(address),
        "exp": int((now + SIGNED_FOR).timestamp()),
        "sub": f"mailto:{writer}",
    }
    return {
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
        "TTL": str(int(KEPT_FOR.total_seconds())),
        "Urgency": "high",
        **key.sign(claims),
    }


def _judge(status: int, subscription: Subscription) -> None:
    if status in GONE:
        raise Gone(f"{status}")
    if status in LATER:
        raise NotNow(f"{origin_of(subscription.address)}: {status}")
    if status not in TAKEN:
        raise NotTaken(f"{origin_of(subscription.address)}: {status}")


def _octets(written: str) -> bytes:
    return urlsafe_b64decode(written + "=" * (-len(written) % 4))
