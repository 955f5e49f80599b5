"""The key by which push services know this site (VAPID): given, or kept in the data folder.

Source:
    RFC 8292 (VAPID).
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hansa.plumbing.environment import written_once

FILE = "push-key"
LENGTH = 32
_LOOKS_LIKE = "HANSA_PUSH_KEY is the private number of a P-256 key: 32 bytes in base64."


def make_key(*, data: Path) -> bool:
    """Make the key of this site, unless there is one; whether it was made."""
    file = data / FILE
    if file.exists():
        return False
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = generate_private_key(SECP256R1()).private_numbers().private_value
    written_once(file, urlsafe_b64encode(number.to_bytes(LENGTH, "big")).decode("ascii"))
    return True


def private_key(*, data: Path, given: str) -> EllipticCurvePrivateKey:
    """The key that signs: the given one, else the one in the data folder.

    Raises:
        ValueError: when it is none.
    """
    if not given:
        make_key(data=data)
    return _read(given or (data / FILE).read_text(encoding="ascii"))


def public_key(*, data: Path, given: str) -> str:
    """What browsers are told of it, in base64 for addresses without padding."""
    point = private_key(data=data, given=given).public_key()
    octets = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(octets).decode("ascii").rstrip("=")


@lru_cache(maxsize=4)
def _read(written: str) -> EllipticCurvePrivateKey:
    text = written.strip()
    try:
        octets = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise ValueError(_LOOKS_LIKE) from None
    if len(octets) != LENGTH:
        raise ValueError(_LOOKS_LIKE)
    return derive_private_key(int.from_bytes(octets, "big"), SECP256R1())
