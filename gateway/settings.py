"""The settings of the gateway, from its environment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from services.chassis import settings


@dataclass(frozen=True, kw_only=True)
class Settings(settings.Settings):
    """What the gateway may be told beside what every program is told."""

    secret_key: str = ""
    """The gateway signs nothing: callbacks are verified by the services that own the secrets."""
    gateway_host: str = "127.0.0.1"
    gateway_port: int = 8000
    blobs_url: str = ""
    antivirus_url: str = ""
    """Where a scanner answers clamd's protocol: `tcp://host:port` or `unix:///path`; without one nothing is scanned."""
    antivirus_required: bool = False
    """Whether a file is refused for now when it cannot be scanned, instead of being kept as UNSCANNED."""
    trusted_proxies: int = 0
    """How many proxies of ours stand in front, each adding to X-Forwarded-For whom it heard."""

    @property
    def blobs(self) -> str:
        """Where materials lie: the URL that is set, or a folder beside the program's other state."""
        return self.blobs_url or (Path.cwd() / ".local" / "blobs").as_uri()
