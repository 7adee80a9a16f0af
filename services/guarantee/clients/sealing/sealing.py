"""Sealing: a PAdES signature that covers the whole file."""

from __future__ import annotations

import base64
from datetime import datetime
from functools import cached_property
from io import BytesIO

from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from services.guarantee.clients.sealing.container import attributes, container
from services.guarantee.clients.sealing.keys import LENGTH, Key, fingerprint, signed
from services.guarantee.clients.sealing.ports import Signature
from services.guarantee.clients.sealing.verifying import MARK, verify

ALGORITHM = "ES256"


class Unsealable(Exception):
    """The file is no PDF of ours, or bears a seal already."""


class _Behind(IncrementalPdfFileWriter):
    """Writes the seal behind the paper, and leaves the paper's own title and dates as they are."""

    def _update_meta(self) -> None:
        """Ask no clock."""


class KeySigner:
    """
    Seals and signs with a key.

    pyHanko writes the field and the signature's place into the PDF, and is stepped through by hand: its own signing runs
    an asyncio loop, which has no place in a green program. Nothing here waits, so sealing takes the hub some milliseconds.
    """

    def __init__(self, key: Key) -> None:
        self._key = key
        self._room = len(container(key.certificate, bytes(32), bytes(LENGTH)))

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, in hexadecimal."""
        return fingerprint(self._key.certificate)

    @cached_property
    def chain(self) -> tuple[str, ...]:
        """The certificate, then its authority's, as PEM."""
        both = (self._key.certificate, self._key.authority)
        return tuple(each.public_bytes(Encoding.PEM).decode() for each in both)

    def seal(self, pdf: bytes, *, reason: str, location: str, at: datetime, field: str = "Seal") -> bytes:
        """
        Return *pdf* sealed; the field shows nothing, for papers of a demonstration bear no seal (the page prints who signs).

        Raises:
            Unsealable: it is no PDF of ours, or bears a seal already.
        """
        if MARK in pdf:
            raise Unsealable
        place = SignatureObject(
            timestamp=at,
            subfilter=SigSeedSubFilter.PADES,
            location=location,
            reason=reason,
            bytes_reserved=2 * self._room,
        )
        embedding = PdfCMSEmbedder().write_cms(field, _Behind(BytesIO(pdf)))
        next(embedding)
        embedding.send(SigObjSetup(sig_placeholder=place))
        prepared, sealed = embedding.send(SigIOSetup(md_algorithm="sha256", in_place=True))
        digest = prepared.document_digest
        signature = signed(self._key, attributes(self._key.certificate, digest))
        embedding.send(container(self._key.certificate, digest, signature))
        paper: bytes = sealed.getvalue()
        if not verify(paper, [self._key.authority]).genuine:
            raise Unsealable
        return paper

    def sign(self, data: bytes) -> Signature:
        """Return the detached signature over *data*: JSON begins with a brace, what a seal signs never does."""
        value = base64.b64encode(signed(self._key, data)).decode()
        return Signature(algorithm=ALGORITHM, fingerprint=self.fingerprint, value=value, chain=self.chain)
