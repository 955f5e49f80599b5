"""An issuer of government sign-on (OpenID Connect), on this machine, over real HTTP."""

import base64
import hashlib
import json
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "hansa", "between the two of us"


@dataclass
class Issuer:
    """Answers as the standard says, of whom it was told.

    Attributes:
        told: what it tells of the person.
        proved: what its token proves, where that differs.
        code: what it sends people back with.
    """

    address: str = ""
    told: dict = field(default_factory=dict)
    proved: dict = field(default_factory=dict)
    audience: str = CLIENT
    code: str = "the code"
    challenge: str = ""
    key: rsa.RSAPrivateKey = field(
        default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )

    def asked(self, url):
        """What the person would bring back who was sent to `url`."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        self.challenge = asked["code_challenge"]
        return {"code": self.code, "state": asked["state"]}

    def configuration(self):
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/told",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def token(self, form):
        """A token for the right code, secret and verifier; else a refusal."""
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        sound = (
            form.get("code") == self.code
            and form.get("client_secret") == SECRET
            and base64.urlsafe_b64encode(verifier).rstrip(b"=").decode() == self.challenge
        )
        if not sound:
            return {"error": "invalid_grant"}
        claims = {"iss": self.address, "aud": self.audience, "exp": time.time() + 60}
        proof = {**claims, "sub": self.told["sub"], **self.proved}
        signed = jwt.encode(proof, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed}


@contextmanager
def issuing(**told):
    """An issuer that knows this person."""
    issuer = Issuer(told=told)

    class Door(BaseHTTPRequestHandler):
        def do_GET(self):
            self.answer(issuer.told if self.path == "/told" else issuer.configuration())

        def do_POST(self):
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(issuer.token({k: v[0] for k, v in parse_qs(sent).items()}))

        def answer(self, said):
            body = json.dumps(said).encode()
            self.send_response(400 if "error" in said else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    issuer.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
