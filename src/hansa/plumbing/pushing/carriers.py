"""Which push services we send to: a browser names an address, and we must not call just any."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from urllib.parse import urlsplit


def origin_of(address: str) -> str:
    """The service of an address, such as `https://fcm.googleapis.com`; "" where it names none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if not parts.hostname or "@" in parts.netloc:
        return ""
    return f"{parts.scheme}://{parts.hostname}{f':{port}' if port else ''}"


def is_known(address: str, *, services: Sequence[str]) -> bool:
    """Whether the address is of one of these services; a `*` stands for a part of a name.

    A star never reaches over a slash, for an origin holds none but the two after its scheme.
    """
    origin = origin_of(address)
    return bool(origin) and any(fnmatchcase(origin, service) for service in services)
