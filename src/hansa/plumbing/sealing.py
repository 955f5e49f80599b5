"""Short secrets that must be read again, closed with the site's own key."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


def sealed(text: str) -> str:
    """What may lie in the database; without the site's key it tells nothing."""
    return _keys().encrypt(text.encode()).decode("ascii")


def unsealed(closed: str) -> str:
    """What was sealed.

    Raises:
        cryptography.fernet.InvalidToken: when the key of the site was changed meanwhile and the
            former one is not among `SECRET_KEY_FALLBACKS`.
    """
    return _keys().decrypt(closed.encode("ascii")).decode()


def _keys() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_made_from(key)) for key in keys])


def _made_from(key: str | bytes) -> bytes:
    """A key for this use alone: it opens no session and signs no link."""
    material = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"hansa.sealing")
    return urlsafe_b64encode(material.derive(force_bytes(key)))
