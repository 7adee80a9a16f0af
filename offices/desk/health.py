"""Whether the office lives and works, for whoever watches it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def serve(port: int, ready: Callable[[], bool]) -> None:
    """Answer /livez always, and /readyz by *ready*, from a thread of its own; HEALTH_HOST lets others ask, too."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            well = self.path == "/livez" or (self.path == "/readyz" and ready())
            self.send_response(200 if well else 503)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing: probes come every second."""

    server = ThreadingHTTPServer((os.environ.get("HEALTH_HOST", "127.0.0.1"), port), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
