"""The program: ``python -m offices.court``, told by COURT_CODE, AMQP_URI, GATEWAY_URL, OFFICE_KEY, HEALTH_PORT, STATE_DIR."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from pathlib import Path

import pika
import pika.exceptions

from offices.court import health
from offices.court.files import Files
from offices.court.office import Office

log = logging.getLogger("offices.court")


def main() -> None:
    """Work for the court; after a lost connection begin again, after SIGTERM leave."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("pika").setLevel(logging.CRITICAL)
    court, parameters = os.environ["COURT_CODE"], pika.URLParameters(os.environ["AMQP_URI"])
    parameters.heartbeat, parameters.blocked_connection_timeout = 20, 30
    known = Path(os.environ.get("STATE_DIR", ".")) / f"court-{court}.known"
    connected: list[pika.BlockingConnection] = []
    health.serve(
        int(os.environ.get("HEALTH_PORT", "8085")), lambda: bool(connected) and connected[-1].is_open
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    files = Files(os.environ["GATEWAY_URL"], os.environ["OFFICE_KEY"])
    while True:
        try:
            connection = pika.BlockingConnection(parameters)
            connected[:] = [connection]
            office = Office(court, connection, str(parameters.credentials.username), files)
            if not known.exists():
                office.ask_again(after=0)
                known.touch()
            office.work()
        except pika.exceptions.AMQPError as lost:
            log.warning("not connected: %r; again in a second", lost)
            time.sleep(1)


if __name__ == "__main__":
    main()
