"""Where a web server can still listen."""

import errno
import socket
from contextlib import closing
from http.client import HTTPConnection, HTTPException

_LAST = 65_535


def first_free_port(host: str, *, wanted: int) -> int:
    """`wanted`, or the next port after it on which nobody listens.

    Raises:
        OSError: when `host` is no address of this machine, or `wanted` needs more rights.
    """
    for port in range(wanted, _LAST + 1):
        if _is_free(host, port):
            return port
    raise OSError(errno.EADDRINUSE, f"every port from {wanted} on is taken")


def answers(host: str, port: int, *, called: str = "") -> bool:
    """Whether a web server there answers a request, whatever it says.

    Args:
        called: the name to ask for, where the server answers to some only.
    """
    with closing(HTTPConnection(host, port, timeout=10)) as connection:
        try:
            connection.request("GET", "/", headers={"Host": called or host})
            connection.getresponse()
        except (OSError, HTTPException):
            return False
    return True


def _is_free(host: str, port: int) -> bool:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as attempt:
        # Connections of a server that has just ended do not count; one that listens does.
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(address)
        except OSError as trouble:
            if trouble.errno == errno.EADDRINUSE:
                return False
            raise
    return True
