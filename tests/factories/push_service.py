"""A push service and a browser of our own: they check what the real ones check."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_bytes
from threading import Thread

import http_ece
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def plain(written):
    """What stands in base64 for addresses, with or without its padding."""
    return urlsafe_b64decode(written + "=" * (-len(written) % 4))


class Browser:
    """A browser that subscribed: it alone opens what is sealed for it."""

    def __init__(self):
        self._own = generate_private_key(SECP256R1())
        self._secret = token_bytes(16)
        point = self._own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.keys = {
            "key": urlsafe_b64encode(point).decode().rstrip("="),
            "secret": urlsafe_b64encode(self._secret).decode().rstrip("="),
        }

    def opened(self, body):
        """The message in a body."""
        text = http_ece.decrypt(
            body, private_key=self._own, auth_secret=self._secret, version="aes128gcm"
        )
        return json.loads(text)


@dataclass
class Posted:
    """One thing that was sent to the service."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """What it was sent, and what it answers by the path."""

    origin: str
    answers: dict[str, int] = field(default_factory=dict)
    posted: list[Posted] = field(default_factory=list)


def claims_signed_by(authorization, *, key):
    """The claims of a VAPID header, as far as the site's key signed them.

    Raises:
        InvalidSignature: when it did not.
    """
    scheme, _, rest = authorization.partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert (scheme, parts["k"].rstrip("=")) == ("vapid", key)
    signed, _, signature = parts["t"].rpartition(".")
    numbers = plain(signature)
    r, s = (int.from_bytes(half, "big") for half in (numbers[:32], numbers[32:]))
    public = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), plain(key))
    public.verify(encode_dss_signature(r, s), signed.encode(), ECDSA(SHA256()))
    return json.loads(plain(signed.partition(".")[2]))


@contextmanager
def push_service():
    """A push service on this machine, for as long as the block lasts."""
    service = PushService("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.posted.append(Posted(self.path, dict(self.headers), body))
            self.send_response(service.answers.get(self.path, 201))
            self.send_header("Location", f"{service.origin}/elsewhere")
            self.end_headers()

        def log_message(self, *_said):
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.origin = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
