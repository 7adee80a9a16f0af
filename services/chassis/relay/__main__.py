"""The relay as a program.

python -m services.chassis.relay WIRING...             relay these services' logs
python -m services.chassis.relay rewind POSITION WIRING   tell a log again from behind POSITION

AMQP_URI, DATABASE_URL_<SERVICE> for each, OFFICES, OFFICE_USERS, HEALTH_PORT, and GOES_BACK_HOURS for a wiped broker.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from services.chassis import health, logs, settings, topology
from services.chassis.relay.source import Source
from services.chassis.relay.telling import Duty, Relay

STOP_WITHIN = 10

log = logs.get("relay")


@dataclass(frozen=True, kw_only=True)
class Settings(settings.Settings):
    """What the relay may be told."""

    secret_key: str = ""
    goes_back_hours: int = 24


def duties(wirings: list[str], environment: Mapping[str, str]) -> list[Duty]:
    """Return what is to be relayed."""
    told = Settings.from_environment(environment)
    found = []
    for name in wirings:
        wiring = importlib.import_module(name)
        variable = f"DATABASE_URL_{wiring.NAME.upper()}"
        if not environment.get(variable):
            raise SystemExit(f"{variable} is not set")
        duty = Duty(
            service=wiring.NAME,
            told=wiring.told,
            database_url=environment[variable],
            amqp_uri=told.amqp_uri,
            office_users=told.office_users,
            offices=topology.offices_of(environment),
            goes_back=timedelta(hours=told.goes_back_hours),
        )
        found.append(duty)
    return found


def run(relays: list[Relay], port: int) -> int:
    """Relay until told to stop."""
    health.serve(port, {each.duty.service: _ready(each) for each in relays})
    threads = [threading.Thread(target=each.run, name=each.duty.service, daemon=True) for each in relays]
    stop = threading.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: stop.set())
    for thread in threads:
        thread.start()
    stop.wait()
    for each in relays:
        each.stop()
    for thread in threads:
        thread.join(STOP_WITHIN)
    log.info("the relay has stopped", sent={each.duty.service: each.sent for each in relays})
    return 0


def _ready(relay: Relay) -> Callable[[], bool]:
    return lambda: relay.state in ("leads", "stands by")


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Run the command."""
    logs.begin("relay")
    warnings.filterwarnings(
        "ignore", message=r"\s*Eventlet is deprecated"
    )  # a wiring knows its service, and that nameko
    match arguments:
        case ["rewind", position, name]:
            (duty,) = duties([name], environment)
            Source(duty.database_url).rewind(int(position))
            return 0
        case [_, *_]:
            port = Settings.from_environment(environment).health_port
            return run([Relay(each) for each in duties(arguments, environment)], port)
    sys.stdout.write(__doc__ or "")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
