"""A file on its way in: counted while it comes, sniffed, opened, scanned, sealed and kept; then the service is told of it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from contracts.refused import BAD_INPUT, UNAVAILABLE
from gateway.body import counted
from gateway.errors import MEDIA_TYPE, MULTIPART_BROKEN, Problem
from gateway.resource import check
from gateway.uploads import MOST, clean_name, examine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from marshmallow import Schema
    from starlette.requests import Request

    from contracts.call import Call
    from gateway.blobs import Kept
    from gateway.resource import Visit

ENVELOPE = 64 * 1024
"""Bytes that the parts' headers and the other fields may take beside the file."""
MULTIPART = "multipart/form-data"


@dataclass(frozen=True)
class Received:
    """What was said of a file, what it turned out to be, and where it lies."""

    said: dict[str, Any]
    filename: str
    media_type: str
    size: int
    pages: int | None
    scan: str
    kept: Kept

    @property
    def file(self) -> dict[str, str]:
        """Where it lies and what opens it: for the service, and for nobody else."""
        return {"address": self.kept.address, "key": self.kept.key}


async def receive(visit: Visit, form: Schema, taken: frozenset[str]) -> Received:
    """Return the one file of the body, of a type that is *taken* and safe in the blob store, and what the *form* says of it."""
    edge = visit.edge
    async with one_file(visit.request, form) as (file, said):
        name = clean_name(file.filename)
        found = await to_thread.run_sync(examine, file.file, name, taken, limiter=edge.opening)
        scan = await edge.antivirus.scan(file.file)
        kept = await edge.blobs.put(application_of(visit), file.file)
        return Received(said, name, found.media_type, found.size, found.pages, scan, kept)


async def told(visit: Visit, call: Call, asked: dict[str, Any], received: Received) -> dict[str, Any]:
    """Tell the service of the file; let go of the file when the service refuses it."""
    try:
        return await visit.ask(call, asked | {"file": received.file})
    except Problem as problem:
        # When the service did not answer, it may have added the file all the same.
        if problem.refused.kind != UNAVAILABLE.kind:
            await visit.edge.blobs.drop(application_of(visit), received.kept.address)
        raise


def application_of(visit: Visit) -> str:
    """Return whose files the address is about."""
    return str(visit.request.path_params["application_id"])


@asynccontextmanager
async def one_file(
    request: Request, form: Schema, most: int = MOST
) -> AsyncIterator[tuple[UploadFile, dict[str, Any]]]:
    """Yield the one file of the body, spooled to disk while it came, and what the *form* says of it."""
    parts = await _parts(request, most)
    try:
        file = parts.get("file")
        said = {name: value for name, value in parts.multi_items() if name != "file"}
        wrong = check(form, said)
        if not isinstance(file, UploadFile):
            wrong.append({"field": "file", "code": "required", "zh": "必填", "en": "is required"})
        if wrong or not isinstance(file, UploadFile):
            raise Problem(BAD_INPUT, *wrong)
        yield file, said
    finally:
        await parts.close()


async def _parts(request: Request, most: int) -> FormData:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MULTIPART:
        raise Problem(MEDIA_TYPE)
    stream = counted(request, most + ENVELOPE)
    try:
        return await MultiPartParser(
            request.headers, stream, max_files=1, max_fields=2, max_part_size=1000
        ).parse()
    except (MultiPartException, ValueError, LookupError):
        raise Problem(MULTIPART_BROKEN) from None
