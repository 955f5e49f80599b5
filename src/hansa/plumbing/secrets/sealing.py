"""Closing a text with the site's key, and opening it again.

    closed = seal("EX123456", about="delegate-7-passport")
    unseal(closed, about="delegate-7-passport")

A text is closed *about* something: put into another row, it does not open (AES-256-GCM with that
as associated data).
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from hansa.plumbing.secrets.keys import Keyring, keys_kept

_NONCE = 12
# Texts of about one length look alike: a short answer is not told from a long one.
_BLOCK = 256


class CannotUnseal(Exception):  # noqa: N818 - it says what happened
    """Nothing of this site opens the text: its key is gone, or somebody changed or moved it."""


def seal(text: str, *, about: str) -> str:
    """The text as it may lie in the database: the name of its key, and what tells nothing."""
    ring = keyring()
    nonce = os.urandom(_NONCE)
    closed = AESGCM(ring.keys[ring.current]).encrypt(nonce, _padded(text), about.encode())
    return f"{ring.current}.{urlsafe_b64encode(nonce + closed).decode('ascii')}"


def unseal(sealed: str, *, about: str) -> str:
    """What was closed about this.

    Raises:
        CannotUnseal: when its key is not among those of the site, or it was closed about
            something else.
    """
    name, _, written = sealed.partition(".")
    key = keyring().keys.get(name)
    if key is None:
        raise CannotUnseal(f"The key {name!r} is not among those of this site.")
    try:
        closed = _bytes_of(written)
        text = AESGCM(key).decrypt(closed[:_NONCE], closed[_NONCE:], about.encode())
    except (InvalidTag, ValueError):
        raise CannotUnseal(f"This was not closed about {about!r} with the key {name!r}.") from None
    return text.rstrip(b"\0").decode()


def keyring() -> Keyring:
    """The keys of this site as they are now."""
    return settings.DATA_KEYS or keys_kept(data=settings.DATA)


def _bytes_of(written: str) -> bytes:
    """The bytes of a text as we write it; base64 reads more than one writing of the same bytes."""
    closed = urlsafe_b64decode(written)
    if urlsafe_b64encode(closed).decode("ascii") != written:
        raise ValueError("This is not as it was written.")
    return closed


def _padded(text: str) -> bytes:
    plain = text.encode()
    return plain.ljust(-(-max(len(plain), 1) // _BLOCK) * _BLOCK, b"\0")
