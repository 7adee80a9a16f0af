"""The sandbox as a program of its own, and a gateway that hears what comes back."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import requests

from contracts import signatures
from services.chassis.testing import eventually
from services.identity.clients import Settings, face, sms
from services.identity.use_cases.ports import Face, Sms

PROVIDERS = ("sandbox", "tencent")
KEY = "a key of nobody"
README = Path(__file__).parents[1] / "README.md"
TEMPLATES = {
    str(1110 + place): words
    for place, words in enumerate(re.findall(r"^- `(.+。)`$", README.read_text("utf-8"), re.MULTILINE))
}
"""What Tencent is asked to approve."""


class Callback(NamedTuple):
    """What came back, as the gateway would pass it on."""

    provider: str
    body: str
    signature: str


class Gateway(ThreadingHTTPServer):
    """Hears signed callbacks, and phones that are led back with a token."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Ear)
        self.heard: list[Callback] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Ear(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        provider = self.path.rpartition("/")[2]
        self.server.heard.append(Callback(provider, body, self.headers[signatures.HEADER]))
        self._answer()

    def do_GET(self) -> None:
        (token,) = parse_qs(urlsplit(self.path).query)["BizToken"]
        self.server.heard.append(Callback("tencent-face", f'{{"BizToken":"{token}"}}', ""))
        self._answer()

    def _answer(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Street:
    """Where the sandbox is, and what the gateway has heard."""

    sandbox: str
    gateway: Gateway = field(repr=False)

    def settings(self, provider: str, **changed: Any) -> Settings:
        """Return the settings that choose *provider*; for both the sandbox plays it."""
        told = {
            "amqp_uri": "",
            "secret_key": KEY,
            "sandbox_url": self.sandbox,
            "sms_provider": provider,
            "face_provider": provider,
            "tencent_secret_id": "AKIDnobody",
            "tencent_secret_key": "nobodys key",
            "tencent_endpoint": self.sandbox,
            "tencent_sms_app_id": "1400",
            "tencent_sms_templates": TEMPLATES,
            "tencent_face_rule_id": "1",
            "tencent_face_return_url": self.gateway.url + "/back",
        }
        return Settings(**(told | changed))

    def sms(self, provider: str, **changed: Any) -> Sms:
        return sms(self.settings(provider, **changed))

    def face(self, provider: str, **changed: Any) -> Face:
        return face(self.settings(provider, **changed))

    def inbox(self, mobile: str) -> list[str]:
        """Return the messages to a number, newest first."""
        answer = requests.get(f"{self.sandbox}/sms/messages", params={"to": mobile}, timeout=30)
        return [each["text"] for each in answer.json()["items"]]

    def press(self, url: str, result: str) -> None:
        """Press a button on the phone's page, and follow where it leads."""
        pressed = requests.post(
            f"{url}/result", data={"result": result}, headers={"accept": "text/html"}, timeout=30
        )
        assert pressed.status_code == 200

    def callback_after(self, url: str, result: str) -> Callback:
        """Press a button, and return what came back of it."""
        so_far = len(self.gateway.heard)
        self.press(url, result)
        return eventually(lambda: self.gateway.heard[so_far:], what="a callback")[0]


@contextmanager
def street(folder: Path) -> Iterator[Street]:
    """Run the sandbox's program and a gateway."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        sandbox = f"http://127.0.0.1:{free.getsockname()[1]}"
    with Gateway() as gateway:
        ear = threading.Thread(target=gateway.serve_forever, kwargs={"poll_interval": 0.01})
        ear.start()
        told = {
            "SECRET_KEY": KEY,
            "SANDBOX_URL": sandbox,
            "SANDBOX_STATE": str(folder / "sandbox.sqlite"),
            "GATEWAY_URL": gateway.url,
            "TENCENT_SECRET_ID": "AKIDnobody",
            "TENCENT_SECRET_KEY": "nobodys key",
            "TENCENT_SMS_TEMPLATES": json.dumps(TEMPLATES),
        }
        program = subprocess.Popen(
            [sys.executable, "-m", "sandbox"],
            env={**os.environ, "HEALTH_PORT": "0", **told},
            stdout=subprocess.DEVNULL,
        )
        try:
            eventually(lambda: requests.get(f"{sandbox}/livez", timeout=30).ok, what="the sandbox")
            yield Street(sandbox, gateway)
        finally:
            program.terminate()
            program.wait()
            gateway.shutdown()
            ear.join()
