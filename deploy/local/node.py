"""A RabbitMQ node of our own: everything it reads, writes and listens on is named here."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import NoReturn, Self

from deploy.local import processes, rights
from deploy.local.installation import LOOPBACK, Installation, write_private
from deploy.local.steps import Stuck


class Node:
    """The node in the installation's folder `broker`, from the scripts in SBIN and, if unpacked, our own Erlang."""

    def __init__(self, installation: Installation, sbin: Path, erlang: Path | None = None) -> None:
        self.installation, self.sbin, self.erlang = installation, sbin, erlang
        self.home = installation.folder("broker")
        # The name is part of the data folder's name: the same at every start, or the queues are orphaned.
        self.name = installation.once("broker node", lambda: f"private-{installation.mark}@localhost")

    @classmethod
    def remembered(cls, installation: Installation) -> Self:
        """Return the node that was prepared here last."""
        sbin, erlang = json.loads((installation.folder("broker") / "node.json").read_text())
        return cls(installation, Path(sbin), Path(erlang) if erlang else None)

    def prepare(self) -> None:
        """Write what the node reads at its start, and settle its ports."""
        if any(letter.isspace() for letter in str(self.home)):
            raise Stuck("RabbitMQ's scripts fail on a path with a space; set STATE_DIR to one without")
        self.clear_the_way()
        for name in (
            "broker",
            "broker distribution",
        ):  # the name server may still run from before: it is used again
            self.installation.port_again(name)
        for folder in ("home", "db", "log", "generated"):
            self.installation.folder("broker", folder)
        cookie = self.home / "home/.erlang.cookie"
        cookie.parent.chmod(0o700)
        if not cookie.exists():
            write_private(
                cookie, self.installation.secret("erlang cookie"), 0o400
            )  # Erlang refuses a readable one
        (self.home / "enabled_plugins").write_text("[].\n")
        write_private(self.home / "users.json", rights.definitions(self.installation, "admin"))
        write_private(
            self.home / "rabbitmq.conf",
            f"listeners.tcp.default = {LOOPBACK}:{self.installation.port('broker')}\n"
            f"load_definitions = {self.home}/users.json\n"  # with users in it no guest/guest is ever made
            "log.console = false\n",
        )
        if self.erlang:
            self._mend(self.erlang)
        write_private(self.home / "node.json", json.dumps([str(self.sbin), self.erlang and str(self.erlang)]))

    def clear_the_way(self) -> None:
        """End a node that outlived its supervisor: a second one on the same data is their end."""
        processes.end(self._running, signal.SIGTERM, patience=60)

    def serve(self) -> NoReturn:
        """Become the node."""
        self.clear_the_way()
        server = str(self.sbin / "rabbitmq-server")
        # As under systemd: the script becomes the node instead of standing before it, so that signals reach it, and
        # whoever kills our child kills the node.
        os.chdir(self.home)
        os.execve(server, [server], self.environment() | {"RUNNING_UNDER_SYSTEMD": "true"})  # noqa: S606

    def ctl(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run rabbitmqctl against this very node."""
        return subprocess.run(
            [self.sbin / "rabbitmqctl", *arguments], env=self.environment(), text=True, check=False
        )

    def end_name_server(self) -> None:
        """End our epmd; it refuses while a node is registered, so it is safe."""
        found = list(self.erlang.glob("erts-*/bin/epmd")) if self.erlang else []
        epmd = str(found[0]) if found else shutil.which("epmd")
        if epmd:
            port = str(self.installation.port("broker epmd"))
            subprocess.run([epmd, "-port", port, "-kill"], env=self.environment(), check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip

    def environment(self) -> dict[str, str]:
        """Return a clean environment: a stray RABBITMQ_* or ERL_* of the caller would lead to another node."""
        home, port = self.home, self.installation.port
        loopback = "-kernel inet_dist_use_interface {127,0,0,1}"
        path = os.environ.get("PATH", os.defpath)
        environment = {
            # Our Erlang first; /usr/sbin for users whose PATH lacks it.
            "PATH": ":".join([f"{self.erlang}/bin"] * bool(self.erlang) + [path, "/usr/sbin:/sbin"]),
            "LANG": "C.UTF-8",  # rabbitmqctl warns and mangles otherwise
            "HOME": f"{home}/home",  # the cookie lives here
            "RABBITMQ_NODENAME": self.name,
            "RABBITMQ_NODE_PORT": str(port("broker")),
            "RABBITMQ_NODE_IP_ADDRESS": LOOPBACK,
            # Without these the node meets the system's on 25672 and 4369, or listens on all addresses.
            "RABBITMQ_DIST_PORT": str(port("broker distribution")),
            "ERL_EPMD_PORT": str(port("broker epmd")),
            "ERL_EPMD_ADDRESS": LOOPBACK,
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": loopback,
            # The command line tool is an Erlang node too; its default is dist + 10000, which may pass 65535.
            "RABBITMQ_CTL_ERL_ARGS": loopback,
            "RABBITMQ_CTL_DIST_PORT_MIN": str(port("broker ctl")),
            "RABBITMQ_CTL_DIST_PORT_MAX": str(port("broker ctl") + 20),
            "RABBITMQ_MNESIA_BASE": f"{home}/db",
            "RABBITMQ_LOG_BASE": f"{home}/log",
            "RABBITMQ_PID_FILE": f"{home}/pid",
            "RABBITMQ_ENABLED_PLUGINS_FILE": f"{home}/enabled_plugins",
            "RABBITMQ_CONFIG_FILE": f"{home}/rabbitmq.conf",
            "RABBITMQ_ADVANCED_CONFIG_FILE": f"{home}/advanced.config",  # absent; not the system's
            "RABBITMQ_GENERATED_CONFIG_DIR": f"{home}/generated",
            # Otherwise /etc/rabbitmq/rabbitmq-env.conf of an installed broker overrides the lines above.
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
        }
        if self.erlang:
            tree = self.erlang.parents[2]
            libraries = [*tree.glob("usr/lib/*-linux-gnu*"), *tree.glob("lib/*-linux-gnu*")]
            if libraries:  # only where the system lacks a library that Erlang links
                environment["LD_LIBRARY_PATH"] = ":".join(map(str, libraries))
        return environment

    def _running(self) -> list[int]:
        """Return the node's processes, less the name server, which carries the same environment."""
        ours = processes.carrying(RABBITMQ_PID_FILE=f"{self.home}/pid")
        return [pid for pid in ours if b"beam" in _program_of(pid)]

    def _mend(self, erlang: Path) -> None:
        """Tell the unpacked Erlang where it is: the one fix-up it needs.

        Debian's `erl` has /usr/lib/erlang written into it (ERL_ROOTDIR is ignored), and is called twice over: by
        RabbitMQ's scripts through PATH, and by the node as ROOT/bin/erl to start epmd. The second call silently uses
        an installed Erlang where there is one, and fails where there is none.
        """
        erts = max(erlang.glob("erts-*"))
        script = (
            f'#!/bin/sh\nexport EMU=beam PROGNAME=erl ROOTDIR="{erlang}" BINDIR="{erts}/bin"\n'
            'exec "$BINDIR/erlexec" "$@"\n'
        )
        for erl in (erlang / "bin/erl", erts / "bin/erl"):
            if erl.is_symlink() or erl.read_text() != script:
                erl.unlink()
                erl.write_text(script)
                erl.chmod(0o755)


def _program_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/comm").read_bytes()
    except OSError:
        return b""
