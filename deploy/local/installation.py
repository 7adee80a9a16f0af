"""One installation on this machine: its folder, and what it chose once and keeps (ports, passwords, names)."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import socket
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOPBACK = "127.0.0.1"

# Where people expect them; only the checkout's own installation asks for these.
FAMILIAR = {"gateway": 8000, "sandbox": 8090}


class Installation:
    """What belongs to one STATE_DIR: two of them run side by side without meeting."""

    def __init__(self, state: Path | None = None) -> None:
        self.state = (state or Path(os.environ.get("STATE_DIR") or ROOT / ".local")).resolve()
        self.state.mkdir(parents=True, exist_ok=True)
        self._file = self.state / "installation.json"

    @property
    def mark(self) -> str:
        """Tell this installation from all others on the machine, by its path."""
        return hashlib.sha256(os.fsencode(self.state)).hexdigest()[:12]

    def folder(self, *parts: str) -> Path:
        """Return a folder of the installation, made if missing."""
        folder = self.state.joinpath(*parts)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @contextlib.contextmanager
    def fetched(self, name: str) -> Iterator[Path]:
        """Lend the folder NAME for what was fetched from elsewhere: one for all installations of the checkout."""
        here = ROOT / ".local" / "fetched"
        here.mkdir(parents=True, exist_ok=True)
        with (here / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield here / name

    def log(self, program: str) -> Path:
        """Return the file in which PROGRAM's output is found."""
        return self.folder("log") / f"{program}.log"

    def once(self, name: str, choose: Callable[[], str]) -> str:
        """Return what was chosen for NAME, choosing it the first time."""
        with self._kept() as kept:
            return kept.setdefault(name, choose())

    def secret(self, name: str) -> str:
        """Return a password that exists nowhere else."""
        return self.once(f"secret {name}", lambda: secrets.token_urlsafe(24))

    def port(self, name: str) -> int:
        """Return the port of NAME: the familiar one if it was free, else any; always the same afterwards."""
        wanted = self._wanted(name)
        with self._kept() as kept:
            key = f"port {name}"
            if wanted or key not in kept:
                kept[key] = str(wanted or self._choose(name, _ports(kept) | self._neighbours()))
            return int(kept[key])

    def port_again(self, name: str) -> int:
        """Return the port of NAME; another than last time where someone has taken it meanwhile."""
        port = self.port(name)
        if port_is_free(port) or self._wanted(name):
            return port
        with self._kept() as kept:
            del kept[f"port {name}"]
        return self.port(name)

    def _wanted(self, name: str) -> int | None:
        """Return the port that the environment asks for: GATEWAY_PORT, or PORT_BASE for all familiar ones."""
        if own := os.environ.get(f"{name.upper()}_PORT"):
            return int(own)
        base = os.environ.get("PORT_BASE")
        return int(base) + FAMILIAR[name] - 8000 if base and name in FAMILIAR else None

    def _choose(self, name: str, taken: set[int]) -> int:
        familiar = FAMILIAR.get(name, 0) if self.state == ROOT / ".local" else 0
        return familiar if familiar and port_is_free(familiar) else free_port(taken)

    def _neighbours(self) -> set[int]:
        """Return the ports of the installations beside this one, such as that of the tests' other process: free as yet."""
        beside = (file for file in self.state.parent.glob("*/installation.json") if file != self._file)
        return {port for file in beside for port in _ports(json.loads(file.read_text()))}

    @contextlib.contextmanager
    def _kept(self) -> Iterator[dict[str, str]]:
        """Read, and write if changed; alone, because several programs start at once."""
        with (self.state / "installation.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            before = self._file.read_text() if self._file.exists() else "{}"
            kept: dict[str, str] = json.loads(before)
            yield kept
            after = json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False)
            if after != before:
                write_private(self._file, after)


def _ports(kept: dict[str, str]) -> set[int]:
    return {int(value) for name, value in kept.items() if name.startswith("port ")}


def write_private(file: Path, text: str, mode: int = 0o600) -> None:
    """Write FILE whole or not at all, readable by nobody else from its first byte on."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as out:
        out.write(text)
    draft.replace(file)


def port_is_free(port: int) -> bool:
    """Tell whether nobody listens on PORT of this machine's loopback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):
            probe.bind((LOOPBACK, port))
            return True
    return False


def free_port(taken: Collection[int] = ()) -> int:
    """Choose below the ephemeral range, so that no outgoing connection takes it while its owner is down."""
    start = 20000 + secrets.randbelow(10000)
    return next(port for port in range(start, 32700) if port not in taken and port_is_free(port))
