"""The program: `python -m sandbox`."""

from __future__ import annotations

import socket

import uvicorn

from sandbox.app import build
from sandbox.settings import Settings

GRACE_SECONDS = 5


def main() -> None:
    """Serve on the sandbox's own port, and on the one for probes, until told to stop."""
    settings = Settings.from_environment()
    ports = dict.fromkeys(port for port in (settings.port, settings.health_port) if port)
    sockets = [_listening(settings.host, port) for port in ports]
    config = uvicorn.Config(build(settings), timeout_graceful_shutdown=GRACE_SECONDS, access_log=False)
    print(f"sandbox: {settings.url} (state in {settings.state})", flush=True)
    uvicorn.Server(config).run(sockets=sockets)


def _listening(host: str, port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    return listening


if __name__ == "__main__":
    main()
