"""What may befall a program, the broker or the database, and the way back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from deploy.local.programs import PROGRAMS
from deploy.local.stack import answers
from services.chassis.testing import eventually
from tests.conftest import System

BACK_WITHIN = 120.0
GROUND = ("broker", "database")


def kill(system: System, name: str) -> None:
    """Kill it as a failing machine would; the supervisor starts it again."""
    if container := _container(system, name):
        container.kill()
        container.start()
    else:
        pid = eventually(lambda: system.stack.pid(name), what=f"a process of {name} that is ours")
        os.kill(pid, signal.SIGKILL)


def pids(system: System) -> dict[str, int]:
    """Return the process of every program."""
    return {name: system.stack.pid(name) for name in PROGRAMS}


def until_ready(system: System) -> None:
    """Wait until every program says that it can work."""

    def is_ready() -> bool:
        return all(answers(system.stack.ground.readiness(name)) for name in PROGRAMS)

    eventually(is_ready, within=BACK_WITHIN, what="every program ready")


@contextmanager
def stopped(system: System, *names: str, ready: bool = True) -> Iterator[None]:
    """Stop them, broker or programs, and start them again in the end; wait until all are *ready*."""
    for name in names:
        if container := _container(system, name):
            container.stop()
        else:
            system.stack.stop(name)
    try:
        yield
    finally:
        for name in names:
            if container := _container(system, name):
                container.start()
            else:
                system.stack.supervisor.launch(name)
        if ready:
            until_ready(system)


@contextmanager
def paused(system: System, name: str) -> Iterator[None]:
    """Let it neither work nor go away, as on a machine that hangs."""
    pid = eventually(lambda: system.stack.pid(name), what=f"a process of {name} that is ours")
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)
        until_ready(system)


@contextmanager
def alarm(system: System) -> Iterator[None]:
    """Let the broker believe that it has no memory left: it reads nothing more from whoever publishes."""
    usual = broker_ctl(system, "eval", "vm_memory_monitor:get_vm_memory_high_watermark().").strip()
    broker_ctl(system, "set_vm_memory_high_watermark", "0.0001")
    try:
        yield
    finally:
        broker_ctl(system, "set_vm_memory_high_watermark", usual)


def wipe_broker(system: System) -> None:
    """Take everything from the broker, as a lost disk would; who hears it may not be ready yet."""
    if _container(system, "broker"):
        for command in (["stop_app"], ["reset"], ["start_app"], ["import_definitions", "/tmp/users.json"]):  # noqa: S108 - in the container
            broker_ctl(system, *command)
    else:
        with stopped(system, "broker", ready=False):
            shutil.rmtree(system.stack.installation.folder("broker", "db"))


def broker_ctl(system: System, *command: str) -> str:
    """Run rabbitmqctl; return what it prints."""
    if container := _container(system, "broker"):
        status, output = container.exec_run(["rabbitmqctl", "-q", *command])
        assert status == 0, output
        return str(output.decode())
    node = system.stack.ground.broker.ours
    assert node is not None, "a broker that is given is not ours to strike"
    done = subprocess.run(
        [node.sbin / "rabbitmqctl", "-q", *command],
        env=node.environment(), text=True, capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout


def left_in_queues(system: System) -> dict[str, int]:
    """Return how many messages each queue of events and decisions still holds, delivered ones included."""
    listed = broker_ctl(system, "list_queues", "name", "messages", "--no-table-headers")
    lines = [line.rsplit(maxsplit=1) for line in listed.splitlines()]
    return {
        name: int(count) for name, count in lines if name.endswith((".heard", ".decisions")) and int(count)
    }


def _container(system: System, name: str) -> Any:
    """Return the container that the broker or the database is in, where the tests stand on containers."""
    pair = system.stack._containers
    return pair.running[GROUND.index(name)].get_wrapped_container() if pair and name in GROUND else None
