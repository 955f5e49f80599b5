"""The keys that close personal data: given by the surroundings, or kept in the data folder.

Each has a name, which stands before whatever it closed: a new key closes from now on, and the
former ones still open what they closed.
"""

import os
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from hansa.plumbing.environment import written_once

LENGTH = 32
FILE = "data-keys"
_NAME = re.compile(r"[a-z0-9-]{1,32}")
_LOOKS_LIKE = (
    "HANSA_DATA_KEYS looks like NAME:KEY NAME:KEY, the first in use; a key is 32 bytes in base64."
)


@dataclass(frozen=True, slots=True)
class Keyring:
    """Keys by their names.

    Attributes:
        current: the name of the key that closes.
        keys: every key that opens.
    """

    current: str
    keys: Mapping[str, bytes] = field(repr=False)


def keys_given(text: str | None) -> Keyring | None:
    """The keys that the surroundings give, as `NAME:KEY NAME:KEY`; None where they give none.

    Raises:
        ValueError: when they are written otherwise.
    """
    if not text or not text.strip():
        return None
    keys = dict(_read(word) for word in text.split())
    return Keyring(next(iter(keys)), keys)


def keys_kept(*, data: Path) -> Keyring:
    """The keys in the data folder; the first is made at the first use, for its owner only."""
    file = data / FILE
    if not file.exists():
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        written_once(file, _new_line())
    return _parsed(file, file.stat().st_mtime_ns)


def add_key(*, data: Path) -> Keyring:
    """Make a new key in the data folder, which closes from now on; the others keep opening."""
    former = keys_kept(data=data)
    file = data / FILE
    draft = file.with_name(f"{FILE}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(_new_line())
        out.writelines(_line(name, key) for name, key in former.keys.items())
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    return keys_kept(data=data)


@lru_cache(maxsize=4)
def _parsed(file: Path, changed_at: int) -> Keyring:
    """The file as it was at that moment: a running site notices a new key by itself."""
    ring = keys_given(file.read_text(encoding="ascii"))
    if ring is None:
        raise ValueError(f"{file} holds no key; put back the one of your last backup.")
    return ring


def _read(word: str) -> tuple[str, bytes]:
    name, _, written = word.partition(":")
    try:
        key = urlsafe_b64decode(written)
    except ValueError:
        raise ValueError(_LOOKS_LIKE) from None
    if not _NAME.fullmatch(name) or len(key) != LENGTH:
        raise ValueError(_LOOKS_LIKE)
    return name, key


def _new_line() -> str:
    return _line(secrets.token_hex(4), secrets.token_bytes(LENGTH))


def _line(name: str, key: bytes) -> str:
    return f"{name}:{urlsafe_b64encode(key).decode('ascii')}\n"
