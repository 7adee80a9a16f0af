"""What only who knows the secret can make: signatures ``t=<unix>,v1=<hmac-sha256 of "t.body">``, and aliases of persons."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from datetime import UTC, datetime, timedelta

HEADER = "X-Signature"
SIGNED_WITHIN = timedelta(minutes=5)

_SPELT = re.compile(r"t=(?P<t>[0-9]{1,11}),v1=(?P<v1>[0-9a-f]{64})")


def derived(secret_key: str, purpose: str) -> bytes:
    """Return the secret for one purpose, so that who knows it does not know the key."""
    return hmac.new(secret_key.encode(), purpose.encode(), hashlib.sha256).hexdigest().encode()


def keyed(key: bytes, text: str) -> str:
    """Return the keyed hash of *text* however it is written: width, blanks and case do not count."""
    written = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    return hmac.new(key, written.encode(), hashlib.sha256).hexdigest()


def alias_of(secret_key: str, id_type: str, id_no: str) -> str:
    """Return what stands for a person between services: the keyed hash of his document, whatever account he uses."""
    return keyed(derived(secret_key, "person"), f"{id_type}:{id_no}")


def sign(secret: bytes, body: bytes, *, at: datetime) -> str:
    """Return the header's value for *body*."""
    stamp = str(int(at.timestamp()))
    return f"t={stamp},v1={_mac(secret, stamp, body)}"


def holds(secret: bytes, body: bytes, signature: str, *, at: datetime) -> bool:
    """Tell whether *body*, byte for byte, was signed with the secret within five minutes of *at*."""
    spelt = _SPELT.fullmatch(signature)
    return (
        spelt is not None
        # In constant time, and before anything else of the header is believed.
        and hmac.compare_digest(_mac(secret, spelt["t"], body), spelt["v1"])
        and abs(at - datetime.fromtimestamp(int(spelt["t"]), UTC)) <= SIGNED_WITHIN
    )


def _mac(secret: bytes, stamp: str, body: bytes) -> str:
    return hmac.new(secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
