"""Who may do what at the broker: one user per kind of program, with no more rights than its work asks for.

The rights are a definitions file that the node reads at every start: a wiped broker has its users again by itself.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from typing import NamedTuple

from contracts.topology import TEST_COURT
from deploy.local.installation import Installation

COURT = "湘"  # the demo court, 湖南省高级人民法院
COURTS = {"court": COURT, "test-court": TEST_COURT}
"""Which program decides for which court; the test court by script, for programs that try things out."""

INSURER, TEST_INSURER = "qinghe-demo", "test-insurer"
INSURERS = {"insurer": INSURER, "test-insurer": TEST_INSURER}
"""Which program decides for which insurer, likewise; for all others their staff do."""

OFFICES = COURTS | INSURERS


def office_user(office: str) -> str:
    """Return as whom the program of a court or an insurer works."""
    return f"{'insurer' if office in INSURERS.values() else 'court'}-{office}"


OFFICE_USER, INSURER_USER = office_user(COURT), office_user(INSURER)


class Right(NamedTuple):
    """Regular expressions over the names of exchanges and queues."""

    configure: str
    write: str
    read: str


_SERVICE = "identity|preservation|guarantee|payment|notification"
# What nameko declares, binds and answers by itself: its exchange, the queues of replies, the queue of a service.
_RPC = r"nameko-rpc|rpc\.reply-.*"
_SERVED = rf"{_RPC}|rpc-.*"

# Nobody but the relay may write to the default exchange: it leads into every queue.
RIGHTS = {
    "relay": Right(
        ".*", ".*", ".*"
    ),  # publishes all events, and declares the topology anew when a broker was wiped
    "services": Right(f"^({_SERVED})$", f"^({_SERVED})$", rf"^({_SERVED}|({_SERVICE})\..*)$"),
    "gateway": Right(
        rf"^({_RPC}|gateway\..*)$",
        rf"^({_RPC}|gateway\..*)$",
        rf"^({_RPC}|gateway\..*|({_SERVICE})\.events)$",
    ),
    # No right to configure or to bind: purging its own queue is all the harm an office can do.
    **{office_user(each): Right("^$", "^decisions$", rf"^office\.{each}$") for each in OFFICES.values()},
}


def definitions(installation: Installation, owner: str) -> str:
    """Return users and rights as RabbitMQ's definitions; OWNER is the user who may do everything."""
    rights = {owner: Right(".*", ".*", ".*")} | RIGHTS
    return json.dumps(
        {
            "vhosts": [{"name": "/"}],
            "users": [
                {
                    "name": user,
                    "password_hash": _salted(password(installation, user)),
                    "hashing_algorithm": "rabbit_password_hashing_sha256",
                    "tags": "administrator" if user == owner else "",
                }
                for user in rights
            ],
            "permissions": [
                {"user": user, "vhost": "/", **right._asdict()} for user, right in rights.items()
            ],
        },
        ensure_ascii=False,
        indent=1,
    )


def password(installation: Installation, user: str) -> str:
    """Return the password of a broker user."""
    return installation.secret(f"broker {user}")


def _salted(word: str) -> str:
    salt = secrets.token_bytes(4)
    return base64.b64encode(salt + hashlib.sha256(salt + word.encode()).digest()).decode()
