"""The one table of programs: what is started, and the environment that each is given."""

from __future__ import annotations

import json
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from deploy.local.broker import Broker
from deploy.local.database import SERVICES, Database
from deploy.local.installation import LOOPBACK, Installation
from deploy.local.rights import COURTS, INSURERS, OFFICES, office_user

WIRINGS = {service: f"services.{service}.wiring" for service in SERVICES}

# What `python -m` is given.
PROGRAMS: dict[str, tuple[str, ...]] = {
    **{service: ("services.chassis.program", wiring) for service, wiring in WIRINGS.items()},
    "relay": ("services.chassis.relay", *WIRINGS.values()),
    "sandbox": ("sandbox",),
    "gateway": ("gateway",),
    **dict.fromkeys(COURTS, ("offices.court",)),
    **dict.fromkeys(INSURERS, ("offices.insurer",)),
}


OFFICE_KEYS = {
    "court": "OFFICE_KEY",
    "test-court": "TEST_OFFICE_KEY",
    "insurer": "INSURER_KEY",
    "test-insurer": "TEST_INSURER_KEY",
}
"""By which secret of the installation each office reads files; identity lets it in when the demonstration is seeded."""


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
        told["OFFICE_USERS"] = _office_users(broker)
        told["FONTS_PATH"] = fonts
        told["DATA_SECRET"] = installation.secret("DATA_SECRET")
    if program in (*SERVICES, "sandbox"):
        told["SECRET_KEY"] = installation.secret("SECRET_KEY")
    if program in (*SERVICES, "gateway"):
        told["BLOBS_URL"] = "file://" + quote(str(installation.folder("blobs")))
    if program == "identity":
        told |= {each: installation.secret(each) for each in OFFICE_KEYS.values()}
    if program == "relay":
        told["AMQP_URI"] = broker.uri("relay")
        told["OFFICES"] = ",".join(OFFICES.values())
        told["OFFICE_USERS"] = _office_users(broker)
        told |= {f"DATABASE_URL_{service.upper()}": database.url(service) for service in SERVICES}
    if program == "gateway":
        told["AMQP_URI"] = broker.uri("gateway")
        told["GATEWAY_PORT"] = str(installation.port("gateway"))
        told["ANTIVIRUS_URL"] = f"tcp://{LOOPBACK}:{installation.port('scanner')}"
    if program == "sandbox":
        told["SANDBOX_STATE"] = str(installation.state / "sandbox.sqlite")
        told["SCANNER_PORT"] = str(installation.port("scanner"))
    return told | (_told_to_office(ground, program) if program in OFFICES else {})


def _told_to_office(ground: Ground, program: str) -> dict[str, str]:
    return {
        "COURT_CODE" if program in COURTS else "INSURER_CODE": OFFICES[program],
        "AMQP_URI": ground.broker.uri(office_user(OFFICES[program])),
        "OFFICE_KEY": ground.installation.secret(OFFICE_KEYS[program]),
    }


def _office_users(broker: Broker) -> str:
    # At a broker that was given all users are one: then it speaks for the demo court.
    return json.dumps(
        {user_of(broker.uri(office_user(each))): each for each in reversed(OFFICES.values())},
        ensure_ascii=False,
    )


def user_of(uri: str) -> str:
    """Return whom the broker takes the owner of URI for; at a broker that was given, all are one."""
    return unquote(urlsplit(uri).username or "")
