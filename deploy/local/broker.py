"""The RabbitMQ of this installation: found, or made without root, and never anybody else's.

Ways, in this order; one that fails says so in one line and the next is tried:
    given      AMQP_URI is set and answers
    engine     docker or podman answers and runs the image   (BROKER_PULL=never: only if it is here)
    installed  the system has the package rabbitmq-server: a private node of ours, from its files
    unpacked   Debian's packages downloaded and unpacked under the state folder (debtree.sh beside this file)
BROKER_SKIP=engine,installed skips ways.

    python -m deploy.local.broker serve      run the private node in the foreground; the supervisor's child
    python -m deploy.local.broker ctl ...    rabbitmqctl of the private node
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from deploy.local import rights
from deploy.local.installation import LOOPBACK, Installation
from deploy.local.node import Node
from deploy.local.steps import Stuck, remark

IMAGE = os.environ.get("BROKER_IMAGE", "rabbitmq:4")
OWNER = "admin"
BOOT_LIMIT = 90.0  # seconds until it greets; 5 to 8 are usual on two cores


def answers(host: str, port: int, wait: float = 2.0) -> bool:
    """Tell whether an AMQP 0-9-1 server greets us: a port that is merely open proves nothing."""
    try:
        with socket.create_connection((host, port), wait) as peer:
            peer.settimeout(wait)
            peer.sendall(b"AMQP\x00\x00\x09\x01")
            greeting = peer.recv(11)  # frame header, then class 10 method 10: connection.start
    except OSError:
        return False
    return greeting[:3] == b"\x01\x00\x00" and greeting[7:11] == b"\x00\x0a\x00\x0a"


class Broker(ABC):
    """A broker by whatever way."""

    way: str
    ours: Node | None = None  # to be supervised, if it is a node of ours

    @abstractmethod
    def answers(self) -> bool:
        """Tell whether it greets us."""

    @abstractmethod
    def uri(self, user: str) -> str:
        """Return the URI by which USER works."""

    def stop(self) -> None:  # noqa: B027  (most have nothing to stop)
        """Stop what was started here; its data stay."""


class Given(Broker):
    """Somebody else's: its users are its owner's business, so every program works as the one that is given."""

    way = "given"

    def __init__(self, uri: str) -> None:
        self._uri = uri

    def answers(self) -> bool:
        """Tell whether it greets us."""
        where = urlsplit(self._uri)
        return answers(where.hostname or LOOPBACK, where.port or 5672)

    def uri(self, _user: str) -> str:
        """Return the one URI there is."""
        return self._uri


class Container(Broker):
    """The image run by docker or podman; its data are inside it, and stay when it stops."""

    way = "engine"

    def __init__(self, installation: Installation, tool: str) -> None:
        self._installation, self._tool = installation, tool
        self._name = f"baoquan-{installation.mark}"
        self._port = 0

    def start(self) -> None:
        """Start the container, made the first time, and give it our users."""
        if _run(self._tool, "container", "inspect", self._name).returncode == 0:
            made = _run(self._tool, "start", self._name)
        else:
            # The node is named after the host, and its data folder after the node.
            made = _run(
                self._tool, "run", "-d", "--pull", os.environ.get("BROKER_PULL", "missing"), "--name", self._name,
                "--hostname", "broker", "-p", f"{LOOPBACK}::5672", "-e", f"RABBITMQ_DEFAULT_USER={OWNER}",
                "-e", f"RABBITMQ_DEFAULT_PASS={rights.password(self._installation, OWNER)}", IMAGE,
            )  # fmt: skip
        if made.returncode:
            raise Stuck(f"{self._tool} cannot run {IMAGE}: {last_line(made.stderr)}")
        self._port = int(_run(self._tool, "port", self._name, "5672/tcp").stdout.split(":")[-1])

    def give_users(self) -> None:
        """Import users and rights; only a node of ours reads them at every start."""
        text = rights.definitions(self._installation, OWNER)
        script = "cat > /tmp/users.json && rabbitmqctl import_definitions /tmp/users.json"
        given = _run(self._tool, "exec", "-i", self._name, "sh", "-c", script, text=text)
        if given.returncode:
            raise Stuck(f"the broker in the container takes no users: {last_line(given.stderr)}")

    def answers(self) -> bool:
        """Tell whether it greets us."""
        return bool(self._port) and answers(LOOPBACK, self._port)

    def uri(self, user: str) -> str:
        """Return the URI by which USER works."""
        return uri(user, rights.password(self._installation, user), self._port)

    def stop(self) -> None:
        """Stop the container; it is kept."""
        _run(self._tool, "stop", "-t", "30", self._name)


class Private(Broker):
    """A node of our own, from installed or unpacked files."""

    def __init__(self, installation: Installation, way: str, ours: Node) -> None:
        self._installation, self.way, self.ours, self._node = installation, way, ours, ours

    def answers(self) -> bool:
        """Tell whether it greets us."""
        return answers(LOOPBACK, self._installation.port("broker"))

    def uri(self, user: str) -> str:
        """Return the URI by which USER works."""
        return uri(user, rights.password(self._installation, user), self._installation.port("broker"))

    def stop(self) -> None:
        """End Erlang's name server, which stays behind when the node ends."""
        self._node.end_name_server()


def uri(user: str, password: str, port: int) -> str:
    """Return an AMQP URI; a court's user has a name in Chinese."""
    return f"amqp://{quote(user)}:{quote(password)}@{LOOPBACK}:{port}/"


def ways(installation: Installation) -> Iterator[Broker]:
    """Offer the brokers that can be had here, best first; each says in one line why it cannot."""
    skip = os.environ.get("BROKER_SKIP", "").split(",") + ["given"] * ("AMQP_URI" not in os.environ)
    for way in (given, engine, installed, unpacked):
        if way.__name__ in skip:
            continue
        try:
            yield way(installation)
        except Stuck as why:
            remark(f"broker: not {way.__name__}: {why}")


NOWHERE = Stuck(
    "no broker can be had. On Debian or Ubuntu, as root: apt-get install --no-install-recommends rabbitmq-server"
)


def given(_installation: Installation) -> Broker:
    """Take the one that AMQP_URI names."""
    uri = os.environ["AMQP_URI"]
    broker = Given(uri)
    if not broker.answers():
        raise Stuck(f"at {urlsplit(uri).hostname}:{urlsplit(uri).port or 5672} (AMQP_URI) no broker answers")
    return broker


def engine(installation: Installation) -> Broker:
    """Take docker's or podman's; the client alone proves nothing, there must be an engine behind it."""
    for tool in ("docker", "podman"):
        if shutil.which(tool) and _run(tool, "info", wait=15).returncode == 0:
            broker = Container(installation, tool)
            broker.start()
            until = time.monotonic() + BOOT_LIMIT
            while not broker.answers():
                if time.monotonic() > until:
                    broker.stop()
                    raise Stuck(f"{tool} ran {IMAGE}, but no broker answered")
                time.sleep(0.2)
            broker.give_users()
            return broker
    raise Stuck("neither docker nor podman answers")


def installed(installation: Installation) -> Broker:
    """Take the system's files, never its node."""
    # Not /usr/sbin/rabbitmq-server: Debian's wrapper insists on the user rabbitmq and the system's folders.
    found = sorted(Path("/usr/lib/rabbitmq/lib").glob("rabbitmq_server-*/sbin"))
    if not found or not shutil.which("erl", path=os.environ.get("PATH", os.defpath) + ":/usr/bin"):
        raise Stuck("no rabbitmq-server installed")
    return Private(installation, "installed", Node(installation, found[-1]))


def unpacked(installation: Installation) -> Broker:
    """Take Debian's packages, unpacked in a folder of ours; nothing is installed."""
    # logrotate, adduser and the like serve the installed service, not the broker.
    skip = "adduser|passwd|logrotate|cron.*|socat|init-system-helpers|lsb-base|sysvinit-utils"
    with installation.fetched("broker") as tree:
        done = subprocess.run(
            ["sh", Path(__file__).with_name("debtree.sh"), tree, "(erlang|rabbitmq)-.*", "rabbitmq-server"],
            env=os.environ | {"DEBTREE_SKIP": skip}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise Stuck(f"Debian's packages cannot be had: {last_line(done.stderr)}")
    sbin = next((tree / "root/usr/lib/rabbitmq/lib").glob("rabbitmq_server-*/sbin"))
    return Private(installation, "unpacked", Node(installation, sbin, tree / "root/usr/lib/erlang"))


def last_line(text: str) -> str:
    """Return the line in which programs say what went wrong."""
    return (text.strip().splitlines() or ["no message"])[-1]


def _run(*command: str, wait: float = 300, text: str | None = None) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command, text=True, capture_output=True, timeout=wait, input=text or "", check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 125, "", str(error))


def main(arguments: list[str]) -> None:
    """Serve, or be rabbitmqctl."""
    installation = Installation()
    node = Node.remembered(installation)
    if arguments == ["serve"]:
        node.serve()
    elif arguments[:1] == ["ctl"]:
        sys.exit(node.ctl(*arguments[1:]).returncode)
    sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
