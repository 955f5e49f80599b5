"""Passkeys (WebAuthn level 2): what is asked of a browser, and whether its answer is right.

Knows neither users nor tables. A challenge has two halves: `asked` goes to the browser, `kept`
stays in the session until the answer comes; each challenge is answered once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)


class NoPasskey(Exception):  # noqa: N818 - an answer that does not hold, told by its name
    """What the browser sent does not answer the challenge."""


@dataclass(frozen=True, slots=True)
class Site:
    """For whom passkeys are made.

    Attributes:
        host: the name of the site, without its port; passkeys are good for it alone.
        origin: as browsers write it, with its scheme and its port.
    """

    host: str
    origin: str

    def server(self) -> Fido2Server:
        """Checks that an answer was given on this very site."""
        party = PublicKeyCredentialRpEntity(name="Hansa", id=self.host)
        return Fido2Server(party, verify_origin=lambda origin: origin == self.origin)


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a browser is asked.

    Attributes:
        asked: for `navigator.credentials`, bytes written in base64url.
        kept: what the answer is compared with.
    """

    asked: dict[str, Any]
    kept: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """A new passkey: what is kept of it.

    Attributes:
        credential: its name and public key, as WebAuthn writes them.
        uses: how often it says that it was used.
    """

    credential_id: bytes
    credential: bytes
    uses: int


@dataclass(frozen=True, slots=True)
class Used:
    """A right answer: which passkey gave it, and how often it says that it was used."""

    credential_id: bytes
    uses: int


def challenge_to_make(
    site: Site, *, holder: str, name: str, known: Iterable[bytes] = ()
) -> Challenge:
    """Ask for a new passkey, kept on the device and opened by finger, face or number.

    Args:
        holder: by whom it will be found, a key that tells nothing.
        name: how the device lists it.
        known: the credentials that the holder has already, so that none is made twice.
    """
    options, kept = site.server().register_begin(
        PublicKeyCredentialUserEntity(id=holder.encode(), name=name, display_name=name),
        credentials=_read(known),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return _challenge(options, kept)


def challenge_to_use(site: Site, *, known: Iterable[bytes] = ()) -> Challenge:
    """Ask for one of these passkeys, or for any of this site when none is named."""
    options, kept = site.server().authenticate_begin(
        credentials=_read(known) or None,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return _challenge(options, kept)


def made(answer: str, *, site: Site, kept: Mapping[str, Any]) -> Made:
    """The passkey that was made in answer.

    Raises:
        NoPasskey: when the answer is nonsense, or belongs to another site or challenge.
    """
    try:
        said = RegistrationResponse.from_dict(json.loads(answer))
        data = site.server().register_complete(dict(kept), said)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise NoPasskey("The answer does not fit the challenge.") from wrong
    if data.credential_data is None:
        raise NoPasskey("The answer holds no passkey.")
    return Made(data.credential_data.credential_id, bytes(data.credential_data), data.counter)


def named_in(answer: str) -> bytes:
    """The credential that an answer names; nothing is checked yet.

    Raises:
        NoPasskey: when the answer is nonsense.
    """
    try:
        name = json.loads(answer)["id"]
        if isinstance(name, str):
            return websafe_decode(name)
    except (ValueError, TypeError, KeyError, RecursionError) as wrong:
        raise NoPasskey("The answer names no passkey.") from wrong
    raise NoPasskey("The answer names its passkey by no text.")


def used(answer: str, *, site: Site, kept: Mapping[str, Any], known: Iterable[bytes]) -> Used:
    """Which of the known passkeys gave this answer.

    Raises:
        NoPasskey: when none did, or for another site or challenge.
    """
    try:
        said = AuthenticationResponse.from_dict(json.loads(answer))
        which = site.server().authenticate_complete(dict(kept), _read(known), said)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise NoPasskey("The answer does not fit the challenge.") from wrong
    return Used(which.credential_id, said.response.authenticator_data.counter)


def _challenge(options: Any, kept: Any) -> Challenge:
    required = str(UserVerificationRequirement(kept["user_verification"]).value)
    return Challenge(dict(options["publicKey"]), {**kept, "user_verification": required})


def _read(known: Iterable[bytes]) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(credential) for credential in known]
