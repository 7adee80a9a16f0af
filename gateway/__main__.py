"""`python -m gateway`: serve until told to stop."""

from __future__ import annotations

import logging
from functools import partial

import uvicorn

from gateway.asgi import build
from gateway.settings import Settings
from services.chassis import health, logs

GRACE = 5
"""Seconds for requests under way; without a limit uvicorn waits for open pages for ever."""


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
