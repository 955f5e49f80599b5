"""A device that keeps passkeys, as a browser speaks for it: WebAuthn without the hardware."""

import json
import os
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

# Somebody was there, and showed a finger.
PRESENT, VERIFIED, HOLDS_A_KEY = 0x01, 0x04, 0x40


@dataclass
class Device:
    """Makes and uses one passkey.

    Attributes:
        uses: how often it says that the key was used.
        verifies: whether it asks for a finger, a face or a number.
    """

    origin: str = "http://testserver"
    verifies: bool = True
    uses: int = 0
    credential_id: bytes = field(default_factory=lambda: os.urandom(16))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def makes(self, asked):
        """The answer to `challenge_to_make`."""
        client = self._client(CollectedClientData.TYPE.CREATE, asked["challenge"])
        public = ES256.from_cryptography_key(self.key.public_key())
        holds = AttestedCredentialData.create(b"\0" * 16, self.credential_id, public)
        data = AuthenticatorData.create(
            sha256(asked["rp"]["id"].encode()), self._flags() | HOLDS_A_KEY, self.uses, holds
        )
        attested = AttestationObject.create("none", data, {})
        return self._written(clientDataJSON=client, attestationObject=attested)

    def uses_it(self, asked):
        """The answer to `challenge_to_use`."""
        self.uses += 1
        client = self._client(CollectedClientData.TYPE.GET, asked["challenge"])
        data = AuthenticatorData.create(sha256(asked["rpId"].encode()), self._flags(), self.uses)
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._written(clientDataJSON=client, authenticatorData=data, signature=signature)

    def _flags(self):
        return PRESENT | (VERIFIED if self.verifies else 0)

    def _client(self, kind, challenge):
        if isinstance(challenge, str):
            challenge = websafe_decode(challenge)
        return CollectedClientData.create(type=kind, challenge=challenge, origin=self.origin)

    def _written(self, **response):
        name = websafe_encode(self.credential_id)
        said = {part: websafe_encode(bytes(value)) for part, value in response.items()}
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "clientExtensionResults": {},
                "response": said,
            }
        )
