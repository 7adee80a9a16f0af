"""Whether a program lives, and whether it is ready: two pages on a port of their own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import orjson

Check = Callable[[], object]
"""Ready unless it raises, or answers False."""


def serve(port: int, checks: Mapping[str, Check], *, host: str = "") -> ThreadingHTTPServer:
    """
    Answer ``/livez`` and ``/readyz`` on *port* (0: any free one) until the server is shut down.

    *host* is what HEALTH_HOST says unless given, else this machine alone: in a container the probes come from outside.

    ``/readyz`` answers 200 when every one of *checks* holds, else 503; either way with each check's state by name.
    """

    class Pages(_Pages):
        named: ClassVar[Mapping[str, Check]] = dict(checks)

    server = ThreadingHTTPServer((host or os.environ.get("HEALTH_HOST", "127.0.0.1"), port), Pages)
    server.daemon_threads = True
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.2}, name="health", daemon=True
    ).start()
    return server


class _Pages(BaseHTTPRequestHandler):
    named: ClassVar[Mapping[str, Check]]
    timeout = 5

    def do_GET(self) -> None:
        """Answer one question."""
        if self.path == "/livez":
            self._answer(200, {"live": True})
        elif self.path == "/readyz":
            states = {name: _state(check) for name, check in self.named.items()}
            self._answer(200 if all(state == "ok" for state in states.values()) else 503, states)
        else:
            self._answer(404, {})

    def log_message(self, *_: Any) -> None:
        """Say nothing: probes come every few seconds."""

    def _answer(self, status: int, body: Mapping[str, Any]) -> None:
        text = orjson.dumps(body)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


def _state(check: Check) -> str:
    try:
        return "ok" if check() is not False else "not ready"
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the page says so by its name
        return type(error).__name__
