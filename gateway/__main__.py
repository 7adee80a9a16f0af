"""`python -m gateway`: serve until told to stop."""

from __future__ import annotations

import logging
import signal
import sys
from functools import partial

import uvicorn

from gateway.asgi import build
from gateway.settings import Settings
from services.chassis import health, logs

GRACE = 4
"""Seconds for requests under way: longer than any call, and without a limit uvicorn waits for open pages for ever."""


def main() -> None:
    """Serve HTTP on GATEWAY_PORT, and health on HEALTH_PORT when it is set."""
    settings = Settings.from_environment()
    logs.begin("gateway")
    logging.getLogger("aiormq").setLevel(logging.CRITICAL)
    logging.getLogger("aio_pika").setLevel(logging.CRITICAL)
    app, readiness = build(settings)
    if settings.health_port:
        health.serve(
            settings.health_port, {name: partial(readiness.holds, name) for name in readiness.states()}
        )
    # uvicorn raises the signal that ended it once more: to be told to stop is no failure.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.run(
        app,
        host=settings.gateway_host,
        port=settings.gateway_port,
        loop="uvloop",
        http="auto",
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
    )


if __name__ == "__main__":
    main()
