"""What the sandbox may be told by the environment."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from contracts import signatures


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where the sandbox listens, whom it calls back, and where it remembers."""

    url: str = "http://127.0.0.1:8090"
    gateway_url: str = "http://127.0.0.1:8000"
    secret: bytes = b""
    state: Path = Path(".local/sandbox.sqlite")
    host: str = "127.0.0.1"
    health_port: int = 0
    scanner_port: int = 0
    tencent_secret_id: str = ""
    tencent_secret_key: str = field(default="", repr=False)
    tencent_sms_templates: dict[str, str] = field(default_factory=dict)

    @property
    def port(self) -> int:
        """The port in the sandbox's own address."""
        return urlsplit(self.url).port or 80

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the settings; the secret that the services sign with is derived from theirs."""
        key = os.environ.get("SECRET_KEY")
        if not key:
            raise SystemExit("SECRET_KEY is not set: the sandbox signs with a secret derived from it")
        return cls(
            url=os.environ.get("SANDBOX_URL", cls.url).rstrip("/"),
            gateway_url=os.environ.get("GATEWAY_URL", cls.gateway_url).rstrip("/"),
            secret=signatures.derived(key, "sandbox"),
            state=Path(os.environ.get("SANDBOX_STATE", cls.state)),
            host=os.environ.get("SANDBOX_HOST", cls.host),
            health_port=int(os.environ.get("HEALTH_PORT", "0")),
            scanner_port=int(os.environ.get("SCANNER_PORT", "0")),
            tencent_secret_id=os.environ.get("TENCENT_SECRET_ID", ""),
            tencent_secret_key=os.environ.get("TENCENT_SECRET_KEY", ""),
            tencent_sms_templates=json.loads(os.environ.get("TENCENT_SMS_TEMPLATES") or "{}"),
        )
