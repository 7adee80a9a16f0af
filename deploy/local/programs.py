"""The one table of programs: what is started, and the environment that each is given."""

from __future__ import annotations

import json
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from deploy.local.broker import Broker
from deploy.local.database import SERVICES, Database
from deploy.local.installation import LOOPBACK, Installation
from deploy.local.rights import COURT, OFFICE_USER

WIRINGS = {service: f"services.{service}.wiring" for service in SERVICES}

# What `python -m` is given.
PROGRAMS: dict[str, tuple[str, ...]] = {
    **{service: ("services.chassis.program", wiring) for service, wiring in WIRINGS.items()},
    "relay": ("services.chassis.relay", *WIRINGS.values()),
    "sandbox": ("sandbox",),
    "gateway": ("gateway",),
    "court": ("offices.court",),
}


class Ground(NamedTuple):
    """What the programs stand on."""

    installation: Installation
    database: Database
    broker: Broker
    fonts: str  # the folder that holds them

    def address(self, program: str) -> str:
        """Return the address of gateway or sandbox."""
        return f"http://{LOOPBACK}:{self.installation.port(program)}"

    def readiness(self, program: str) -> str:
        """Return the address at which PROGRAM says whether it can work."""
        return f"http://{LOOPBACK}:{self.installation.port(f'health {program}')}/readyz"


def environment(ground: Ground, program: str) -> dict[str, str]:
    """Return what PROGRAM is told; nobody gets a password that is not its own."""
    installation, database, broker, fonts = ground
    told = {
        "STATE_DIR": str(installation.state),
        "HEALTH_PORT": str(installation.port(f"health {program}")),
        "GATEWAY_URL": ground.address("gateway"),
        "SANDBOX_URL": ground.address("sandbox"),
    }
    if program in SERVICES:
        told["DATABASE_URL"] = database.url(program)
        told["AMQP_URI"] = broker.uri("services")
        told["OFFICE_USERS"] = json.dumps({user_of(broker.uri(OFFICE_USER)): COURT}, ensure_ascii=False)
        told["FONTS_PATH"] = fonts
    if program in (*SERVICES, "sandbox"):
        told["SECRET_KEY"] = installation.secret("SECRET_KEY")
    if program in (*SERVICES, "gateway"):
        told["BLOBS_URL"] = "file://" + quote(str(installation.folder("blobs")))
    if program in ("identity", "court"):
        told["OFFICE_KEY"] = installation.secret("OFFICE_KEY")
        told["COURT_CODE"] = COURT
    if program == "relay":
        told["AMQP_URI"] = broker.uri("relay")
        told["OFFICES"] = COURT
        told["OFFICE_USERS"] = json.dumps({user_of(broker.uri(OFFICE_USER)): COURT}, ensure_ascii=False)
        told |= {f"DATABASE_URL_{service.upper()}": database.url(service) for service in SERVICES}
    if program == "gateway":
        told["AMQP_URI"] = broker.uri("gateway")
        told["GATEWAY_PORT"] = str(installation.port("gateway"))
    if program == "sandbox":
        told["SANDBOX_STATE"] = str(installation.state / "sandbox.sqlite")
    if program == "court":
        told["AMQP_URI"] = broker.uri(OFFICE_USER)
    return told


def user_of(uri: str) -> str:
    """Return whom the broker takes the owner of URI for; at a broker that was given, all are one."""
    return unquote(urlsplit(uri).username or "")
