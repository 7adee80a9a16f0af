"""From a guarantee to a preservation and back: one draft is opened with what the other says, every file copied for it.

The copies lie under the id that the command will give the draft, so that a repeat, also after a crash in between, opens no
second one; what a crash leaves behind nobody has a key to.
"""

import hashlib
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from anyio import to_thread
from starlette.responses import Response

from contracts import fields
from contracts.call import Call, Form
from contracts.guarantee import rpc as guarantee
from contracts.preservation import forms
from contracts.preservation import rpc as preservation
from contracts.refused import UNAVAILABLE, UNKNOWN
from gateway.auth import APPLICANT, DRAFTING
from gateway.errors import Problem, unavailable
from gateway.receiving import application_of
from gateway.resource import Visit
from gateway.resources import applications, guarantees
from gateway.resources.verbs import add
from gateway.sealing import Tampered
from gateway.uploads import PDF, examine
from services.chassis import logs

SPOOLED = 1024 * 1024
"""Bytes of a file that are copied in memory; more goes to disk, as what is uploaded does."""
OWNER = "guarantees.0"
"""Whom a letter concerns that becomes a material: the first guarantee of the application."""
SAID = tuple(forms.Material().fields)

log = logs.get(__name__)


class NoticeRead(Form):
    """申请保全: the version of 网上保全须知 that was read and ticked."""

    notice_version = fields.Text(required=True, most=20)


class InsurerChosen(Form):
    """申请担保 for a preservation draft: from whom, and by which quote."""

    insurer = fields.Text(required=True, most=40)
    quote_id = fields.Id(allow_none=True, load_default=None)
    consultant_no = fields.Text(most=40, load_default="")


async def apply_for_preservation(visit: Visit) -> Response:
    """Open a preservation draft with everything that the guarantee says; policy and letter are among its materials."""
    notice = await visit.filled_in()
    carried = await visit.ask(guarantee.CARRY_OVER, visit.place())
    asked = {name: carried[name] for name in ("basic", "guarantees", "organisation_id")}
    asked["creation"] = carried["creation"] | notice
    return await _open(visit, carried, asked, preservation.VIEW_SECTION)


async def apply_for_guarantee(visit: Visit) -> Response:
    """Open a guarantee draft with everything that the preservation draft says."""
    chosen = await visit.filled_in()
    carried = await visit.ask(preservation.CARRY_OVER, visit.place())
    asked = {name: carried[name] for name in ("creation", "basic", "organisation_id")}
    return await _open(visit, carried, asked | chosen | visit.place(), guarantee.VIEW_SECTION)


async def _open(visit: Visit, carried: dict[str, Any], asked: dict[str, Any], look: Call) -> Response:
    """Open the draft with copies of all the files; let go of the copies when it is refused."""
    call = visit.route.one_call
    draft = str(call.opens(visit.who.actor, visit.command))
    brought = carried["materials"] + [await _paper(visit, each) for each in carried["papers"]]
    asked["materials"] = [{name: each[name] for name in SAID if name in each} for each in brought]
    files: list[dict[str, str]] = []
    asked["files"] = files
    told = False
    try:
        if not await _is_there(visit, look, draft):
            for item in brought:
                async with _spooled(visit, item) as file:
                    kept = await visit.edge.blobs.put(draft, file)
                files.append({"address": kept.address, "key": kept.key})
        told = True
        return visit.answered(await visit.ask(call, asked))
    except Problem as problem:
        # When the service did not answer, it may have opened the draft all the same.
        if not (told and problem.refused.kind == UNAVAILABLE.kind):
            for each in files:
                await visit.edge.blobs.drop(draft, each["address"])
        raise


async def _is_there(visit: Visit, look: Call, draft: str) -> bool:
    """Tell whether this very command has opened the draft already: then nothing need be copied again."""
    try:
        await visit.ask(look, {"application_id": draft, "section": "creation"})
    except Problem as problem:
        if problem.refused != UNKNOWN:
            raise
        return False
    return True


async def _paper(visit: Visit, paper_id: str) -> dict[str, Any]:
    """Return a paper of the guarantee as a material for the court, with where it is read from."""
    paper = await visit.ask(guarantee.PRINT_PAPER, visit.place() | {"paper_id": paper_id})
    async with _spooled(visit, paper) as file:
        found = await to_thread.run_sync(
            examine, file, paper["filename"], frozenset({PDF}), limiter=visit.edge.opening
        )
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    return paper | {
        "kind": "GUARANTEE",
        "owner_ref": OWNER,
        "size": found.size,
        "sha256": sha256,
        "pages": found.pages,
    }


@asynccontextmanager
async def _spooled(visit: Visit, item: dict[str, Any]) -> AsyncIterator[BinaryIO]:
    """Yield the file of a material or paper: what is in the answer itself, or what lies in the blob store."""
    with SpooledTemporaryFile(SPOOLED) as spool:
        try:
            async for piece in await _pieces(visit, item):
                spool.write(piece)
        except Tampered:
            log.exception("a stored file does not open", address=item["file"]["address"])
            raise unavailable() from None
        yield cast("BinaryIO", spool)


async def _pieces(visit: Visit, item: dict[str, Any]) -> AsyncIterator[bytes]:
    """Return the pieces of the file as they are read and opened."""
    if file := item.get("file"):
        return await visit.edge.blobs.open(application_of(visit), file["address"], file["key"])

    async def whole() -> AsyncIterator[bytes]:
        yield b64decode(item["base64"])

    return whole()


ROUTES = (
    add(
        f"{guarantees.ONE}/preservation-application",
        preservation.OPEN_FROM_GUARANTEE,
        calls=(guarantee.CARRY_OVER,),
        zh="以担保申请保全",
        en="Open a preservation draft with everything that the guarantee says; policy and letter are among its materials",
        roles=APPLICANT,
        scope=DRAFTING,
        form=NoticeRead(),
        endpoint=apply_for_preservation,
    ),
    add(
        f"{applications.ONE}/guarantee-application",
        guarantee.OPEN_FROM_PRESERVATION,
        calls=(preservation.CARRY_OVER,),
        zh="以保全申请担保",
        en="Open a guarantee draft with everything that the preservation draft says",
        roles=APPLICANT,
        scope=DRAFTING,
        form=InsurerChosen(),
        endpoint=apply_for_guarantee,
    ),
)
