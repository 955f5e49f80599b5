"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.management.base import CommandError


def refuse_unwritable(file: Path) -> None:
    """Say early that a file cannot be written, before anything is computed for it.

    Raises:
        CommandError: when it cannot.
    """
    if file.is_dir():
        raise CommandError(f"{file} cannot be written: it is a folder.")
    if not file.parent.is_dir():
        raise CommandError(f"{file} cannot be written: there is no folder {file.parent}.")
    place = file if file.exists() and not file.is_file() else file.parent
    if not os.access(place, os.W_OK):
        raise CommandError(f"{file} cannot be written: {place} does not allow it.")


def write_whole(file: Path, content: bytes) -> None:
    """Put the content there; whoever reads meanwhile finds the old file or the new one.

    Raises:
        CommandError: when it cannot be written; a file that was there is as it was.
    """
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(content)  # a pipe or a device, which nothing may take the place of
            return
        _replace(file.resolve(), content)
    except OSError as refused:
        raise CommandError(f"{file} cannot be written: {refused.strerror}.") from refused


def _replace(file: Path, content: bytes) -> None:
    draft = file.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
