"""The signature on everything that crosses between the services and the sandbox: ``t=<unix>,v1=<hmac of "t.body">``."""

from __future__ import annotations

import hashlib
import hmac
import re

HEADER = "X-Signature"
SIGNED_WITHIN_SECONDS = 300

_SPELT = re.compile(r"t=(?P<t>[0-9]{1,11}),v1=(?P<v1>[0-9a-f]{64})")


def sign(secret: bytes, body: bytes, *, at: float) -> str:
    """Return the header's value for *body*."""
    stamp = str(int(at))
    return f"t={stamp},v1={_mac(secret, stamp, body)}"


def holds(secret: bytes, body: bytes, signature: str, *, at: float) -> bool:
    """Return whether *body* was signed with our secret within five minutes of *at*."""
    spelt = _SPELT.fullmatch(signature)
    return (
        spelt is not None
        and hmac.compare_digest(_mac(secret, spelt["t"], body), spelt["v1"])
        and abs(at - int(spelt["t"])) <= SIGNED_WITHIN_SECONDS
    )


def _mac(secret: bytes, stamp: str, body: bytes) -> str:
    return hmac.new(secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
