"""How the program of an office runs, told by AMQP_URI, GATEWAY_URL, OFFICE_KEY, HEALTH_PORT, STATE_DIR."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pika
import pika.exceptions

from offices.desk import health
from offices.desk.files import Files
from offices.desk.office import Duty, Office

log = logging.getLogger(__name__)


def run(code: str, duties: Mapping[str, Duty], *, source: str, path: str, port: int) -> None:
    """
    Work for the office *code*; after a lost connection begin again, after SIGTERM leave.

    *source* is the service that it hears, *path* where its files lie, *port* where it says whether it works, unless
    HEALTH_PORT says another.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("pika").setLevel(logging.CRITICAL)
    parameters = pika.URLParameters(os.environ["AMQP_URI"])
    parameters.heartbeat, parameters.blocked_connection_timeout = 20, 30
    known = Path(os.environ.get("STATE_DIR", ".")) / f"office-{code}.known"
    connected: list[pika.BlockingConnection] = []
    health.serve(int(os.environ.get("HEALTH_PORT", port)), lambda: bool(connected) and connected[-1].is_open)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    files = Files(os.environ["GATEWAY_URL"], os.environ["OFFICE_KEY"], path)
    while True:
        try:
            connection = pika.BlockingConnection(parameters)
            connected[:] = [connection]
            office = Office(code, duties, connection, str(parameters.credentials.username), files)
            if not known.exists():
                office.ask_again(source, after=0)
                known.touch()
            office.work()
        except pika.exceptions.AMQPError as lost:
            log.warning("not connected: %r; again in a second", lost)
            time.sleep(1)
