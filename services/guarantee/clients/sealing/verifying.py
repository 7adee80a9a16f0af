"""
Verifying, byte by byte and without parsing the PDF: nothing that a stranger sends takes long, or much, or raises.

What our keys sign are whole files that we wrote. A file is genuine when its one signature covers every byte of it but the
signature's own place, and that place holds exactly what we would write there.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterable
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from services.guarantee.clients.sealing.container import attributes, container, read
from services.guarantee.clients.sealing.keys import fingerprint, fits
from services.guarantee.clients.sealing.ports import Seal, Signature

MOST_BYTES = 16 * 2**20
MARK = b"/ByteRange"
_RANGE = re.compile(rb"/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\]")
_AT = re.compile(rb"/M \(([^()]{1,64})\)")
_OCTAL = re.compile(r"\\([0-7]{3})")
_MOST_CONTAINER = 2**15
_NEAR = 2**12
"""How far from the signature its own object may begin and end."""


def verify(pdf: bytes, roots: Iterable[x509.Certificate], revoked: Collection[str] = ()) -> Seal:
    """
    Return what the seal on *pdf* tells, whatever the file is.

    *revoked* are fingerprints. The moment is the signer's own word: whoever keeps the digests of what he sealed asks them
    first, for somebody who stole a key may write any moment into what he forges.
    """
    if len(pdf) > MOST_BYTES or pdf.count(MARK) != 1 or not (said := _RANGE.search(pdf)):
        return Seal()
    try:
        return _told(pdf, said, roots, revoked)
    except Exception:  # noqa: BLE001 - a stranger's certificate may be wrong in every way there is
        return Seal()


def _told(
    pdf: bytes, said: re.Match[bytes], roots: Iterable[x509.Certificate], revoked: Collection[str]
) -> Seal:
    start, end, rest = map(int, said.groups())
    if not start < end <= len(pdf) or end - start > _MOST_CONTAINER:
        return Seal()
    der, signature = read(bytes.fromhex(pdf[start + 1 : end - 1].decode("ascii")))
    signer = x509.load_der_x509_certificate(der)
    hashed = hashlib.sha256(pdf[:start])
    hashed.update(pdf[end : end + rest])
    digest = hashed.digest()
    spelt = b"<" + container(signer, digest, signature).hex().upper().encode() + b">"
    at = _moment(pdf[max(0, start - _NEAR) : start], pdf[end : end + _NEAR])
    return Seal(
        intact=pdf[start:end] == spelt and fits(signer, signature, attributes(signer, digest)),
        whole=end + rest == len(pdf),
        trusted=at is not None and _knows(roots, signer, at) and fingerprint(signer) not in revoked,
        signer=_name(signer),
        fingerprint=fingerprint(signer),
        signed_at=at,
    )


def is_signed(
    data: bytes, signature: Signature, roots: Iterable[x509.Certificate], revoked: Collection[str] = ()
) -> bool:
    """Tell whether the detached signature fits *data*, and one of *roots* gave its certificate."""
    try:
        signer = x509.load_pem_x509_certificate(signature.chain[0].encode())
        value = base64.b64decode(signature.value, validate=True)
        return (
            signature.fingerprint == fingerprint(signer) not in revoked
            and any(_gave(root, signer) for root in roots)
            and fits(signer, value, data)
        )
    except Exception:  # noqa: BLE001 - as above
        return False


def _name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)
    return str(names[0].value) if names else ""


def _moment(before: bytes, after: bytes) -> datetime | None:
    """Return the moment that stands in the signature's own object."""
    own = before.rpartition(b" obj")[2] + after.partition(b"endobj")[0]
    said = _AT.findall(own)
    if len(said) != 1:
        return None
    spelt = _OCTAL.sub(lambda each: chr(int(each[1], 8)), said[0].decode("latin-1"))
    try:
        return datetime.strptime(spelt.replace("'", ""), "D:%Y%m%d%H%M%S%z")
    except ValueError:
        return None


def _knows(roots: Iterable[x509.Certificate], signer: x509.Certificate, at: datetime) -> bool:
    if not signer.not_valid_before_utc <= at <= signer.not_valid_after_utc:
        return False
    return any(_gave(root, signer) for root in roots)


def _gave(root: x509.Certificate, signer: x509.Certificate) -> bool:
    """Tell whether *root* gave this certificate, and gave it to sign with: a root does not seal papers."""
    try:
        signer.verify_directly_issued_by(root)
    except (InvalidSignature, ValueError, TypeError):
        return False
    usage = signer.extensions.get_extension_for_class(x509.KeyUsage).value
    basic = signer.extensions.get_extension_for_class(x509.BasicConstraints).value
    return usage.content_commitment and not basic.ca
