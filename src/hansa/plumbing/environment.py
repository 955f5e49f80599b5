"""What the settings read from the surroundings and must understand first."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

_EXAMPLE = "smtp://user:password@host:587?tls=starttls"
# What a server listens on when its address names no port.
_PORTS = {"smtp": 587, "smtps": 465}


def secret_key(*, data: Path, given: str | None) -> str:
    """The key that signs sessions and links: the given one, or one kept in the data folder.

    Made at the first use and readable by its owner only. Deleting it signs everybody out and
    breaks every link in letters already sent.
    """
    if given:
        return given
    file = data / "secret-key"
    if not file.exists():
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        written_once(file, secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii").strip()


def _closed(folder: Path) -> Path:
    """The folder, for its owner only: letters hold links that sign people in."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def written_once(file: Path, text: str) -> None:
    """Write it whole or not at all; of two processes at once the first wins."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        # Another process was faster, and its key is in use.
        return
    finally:
        draft.unlink()


def mail_settings(*, url: str | None, data: Path) -> dict[str, Any]:
    """Django's `EMAIL_...` settings.

    Args:
        url: `smtp://user:password@host:port`, encrypted by STARTTLS unless it ends in
            `?tls=none`, or `smtps://...`; None or empty writes letters to files below `data`.

    Raises:
        ValueError: when `url` is no such address.
    """
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": _closed(data / "mail"),
        }
    try:
        address = urlsplit(url)
        port = address.port or _PORTS[address.scheme]
        tls = parse_qs(address.query).get("tls", ["starttls"])[-1]
    except (ValueError, KeyError):
        raise ValueError(f"HANSA_EMAIL_URL looks like {_EXAMPLE}.") from None
    if not address.hostname or tls not in {"starttls", "none"}:
        raise ValueError(f"HANSA_EMAIL_URL looks like {_EXAMPLE}.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_SSL": address.scheme == "smtps",
        "EMAIL_USE_TLS": address.scheme == "smtp" and tls == "starttls",
        # A mail server that does not answer must not hold up the worker.
        "EMAIL_TIMEOUT": 20,
    }
