"""A service as a program: python -m services.chassis.program services.NAME.wiring."""

# ruff: noqa: E402 - everything must be imported after the patching
import warnings

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
import eventlet

if __name__ == "__main__":
    eventlet.monkey_patch()

import importlib
import os
import signal
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import kombu.serialization
import orjson
from nameko.containers import ServiceContainer
from sqlalchemy import func, select

from services.chassis import health, logs
from services.chassis.entrypoints.deliveries import Deliveries
from services.chassis.refusals import StoreUnavailable

log = logs.get(__name__)

WORKERS = 64
"""Calls at once; the combiner never sees more saves at once than there are workers, and hearers."""

HEARTBEAT = 20

STOP_WITHIN = 10
"""Seconds until a program that was asked to stop is gone, whatever it still has to do."""

TICK = 0.005
QUERY = 0.2
LEAST = 3
"""Ticks during the query; a hub that stands still has none, one of a machine that is busy not many."""


class HubStandsStill(SystemExit):
    """While a query runs nothing else does: the driver is not green, and heartbeats would stop."""


def assemble(wiring: ModuleType) -> ServiceContainer:
    """Return the container of the service that *wiring* builds from the environment."""
    settings = wiring.Settings.from_environment()
    return contain(wiring.SERVICE, settings=settings, assembled=wiring.build(settings))


def contain(service: type, *, settings: Any, assembled: Any) -> ServiceContainer:
    """Return nameko's container of *service*, with what its entrypoints need."""
    plain_json()
    config = {
        "AMQP_URI": settings.amqp_uri,
        "HEARTBEAT": HEARTBEAT,
        "max_workers": WORKERS,
        "settings": settings,
        "assembled": assembled,
    }
    return ServiceContainer(service, config)


def plain_json() -> None:
    """Let kombu write plain JSON; its own tags Python's types, and trips over what looks like a tag."""
    kombu.serialization.register("json", orjson.dumps, orjson.loads, "application/json", "utf-8")


def insist_that_the_hub_ticks(query: Callable[[float], object]) -> None:
    """
    Run *query*, which takes the given seconds, and see whether other green threads run meanwhile.

    Raises:
        HubStandsStill: they do not.
    """
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        while True:
            eventlet.sleep(TICK)
            ticks += 1

    ticker = eventlet.spawn(tick)
    try:
        query(QUERY)
    finally:
        ticker.kill()
    if ticks < LEAST:
        raise HubStandsStill(f"the hub ticked {ticks} times during a query of {QUERY} s")


def checks(container: ServiceContainer) -> dict[str, health.Check]:
    """Return what must hold for the program to be ready."""
    store = getattr(container.config["assembled"], "store", None)
    connections = [each for each in container.subextensions if isinstance(each, Deliveries)]
    named: dict[str, health.Check] = {"broker": lambda: all(each.connected for each in connections)}
    if store is not None:
        named["store"] = store.ping
    return named


def run(container: ServiceContainer, port: int) -> int:
    """Run until told to stop; return the exit status."""
    store = getattr(container.config["assembled"], "store", None)
    health.serve(port, checks(container))
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: eventlet.spawn_n(_stop, container))
    while store is not None:
        try:
            insist_that_the_hub_ticks(lambda seconds: store.read(select(func.pg_sleep(seconds))))
        except StoreUnavailable:
            log.warning("the database does not answer yet")
            eventlet.sleep(1)
        else:
            break
    container.start()
    log.info("the program runs", service=container.service_name)
    try:
        container.wait()
    except Exception:
        log.exception("the program ends unexpectedly")
        return 1
    log.info("the program has stopped")
    return 0


def _stop(container: ServiceContainer) -> None:
    """Finish what runs, but not for ever."""
    log.info("the program stops")
    # A timer, not a Timeout: what hangs may be anything, the hub excepted.
    eventlet.spawn_after(STOP_WITHIN, os._exit, 1)
    container.stop()


def main(arguments: list[str]) -> int:
    """Run the service whose wiring is named."""
    (name,) = arguments
    wiring = importlib.import_module(name)
    logs.begin(wiring.NAME)
    container = assemble(wiring)
    return run(container, container.config["settings"].health_port)


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stdout.flush()
    # The flusher's and other threads have nothing left to do.
    os._exit(status)
