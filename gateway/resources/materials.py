"""材料: the file goes to the blob store, sealed; its hash, what it is and its key go to the service, the key nowhere else."""

from collections.abc import AsyncIterator
from typing import Any

from anyio import to_thread
from marshmallow import Schema
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from contracts import fields
from contracts.call import Form, Stored
from contracts.preservation import forms, rpc
from contracts.refused import BAD_INPUT, UNAVAILABLE
from gateway.auth import APPLICANT, DRAFTING, READING
from gateway.blobs import Kept
from gateway.body import counted
from gateway.errors import MEDIA_TYPE, MULTIPART_BROKEN, Problem, unavailable
from gateway.resource import Visit, check
from gateway.resources.applications import ONE, attached
from gateway.resources.verbs import add, drop, read
from gateway.sealing import Tampered
from gateway.uploads import MOST, clean_name, examine
from services.chassis import logs

log = logs.get(__name__)

ENVELOPE = 64 * 1024
"""Bytes that the parts' headers and the other fields may take beside the file."""
MULTIPART = "multipart/form-data"


class Upload(Form):
    """What is said of a file beside the file itself."""

    kind = fields.Choice(*forms.MATERIAL_KINDS, required=True)
    owner_ref = fields.Text(most=40, metadata={"description": "whom it concerns, such as `applicants.0`"})


class UploadForm(Upload):
    """One file, and what is said of it."""

    file = fields.Anything(
        required=True,
        metadata={"type": "string", "format": "binary", "description": "PDF, JPG or PNG, at most 20 MB"},
    )


class Materials(Schema):
    """The materials of an application."""

    items = fields.Many(fields.Part(rpc.MaterialView), required=True)


class Added(Stored):
    """The material as it was taken."""

    filename = fields.Text(required=True)
    media_type = fields.Choice(*forms.MATERIAL_TYPES, required=True)
    size = fields.Whole(required=True)
    sha256 = fields.Text(required=True)


async def view_all(visit: Visit) -> Response:
    """Answer with the materials; a draft to which none was ever added has nothing saved."""
    section = await visit.ask(rpc.VIEW_SECTION, visit.place())
    return visit.answered({"items": []} | section["content"])


async def upload(visit: Visit) -> Response:
    """Take one file: count, sniff, open, keep, then tell the service."""
    place = visit.place()
    # Whose application it is comes first: nobody fills our disk for an application that is not theirs.
    await visit.ask(rpc.VIEW_SECTION, place | {"section": "materials"})
    parts = await read_parts(visit.request)
    try:
        material, kept = await take(visit, parts)
    finally:
        await parts.close()
    file = {"address": kept.address, "key": kept.key}
    try:
        stored = await visit.ask(rpc.ADD_MATERIAL, place | {"material": material, "file": file})
    except Problem as problem:
        # When the service did not answer, it may have added the material all the same.
        if problem.refused.kind != UNAVAILABLE.kind:
            await visit.edge.blobs.drop(application_of(visit), kept.address)
        raise
    told = {name: material[name] for name in ("filename", "media_type", "size", "sha256")}
    return visit.answered(stored | told)


async def read_parts(request: Request) -> FormData:
    """Return the parts of the body, the file spooled to disk while it comes."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MULTIPART:
        raise Problem(MEDIA_TYPE)
    stream = counted(request, MOST + ENVELOPE)
    try:
        return await MultiPartParser(
            request.headers, stream, max_files=1, max_fields=2, max_part_size=1000
        ).parse()
    except (MultiPartException, ValueError, LookupError):
        raise Problem(MULTIPART_BROKEN) from None


async def take(visit: Visit, parts: FormData) -> tuple[dict[str, Any], Kept]:
    """Return the material that the parts make, and its file, safe in the blob store."""
    file = parts.get("file")
    said = {name: value for name, value in parts.multi_items() if name != "file"}
    wrong = check(Upload(), said)
    if not isinstance(file, UploadFile):
        wrong.append({"field": "file", "code": "required", "zh": "必填", "en": "is required"})
    if wrong or not isinstance(file, UploadFile):
        raise Problem(BAD_INPUT, *wrong)
    name = clean_name(file.filename)
    found = await to_thread.run_sync(examine, file.file, name, limiter=visit.edge.opening)
    kept = await visit.edge.blobs.put(application_of(visit), file.file)
    facts = {
        "filename": name,
        "media_type": found.media_type,
        "size": found.size,
        "sha256": kept.sha256,
        "pages": found.pages,
    }
    return said | facts, kept


async def download(visit: Visit) -> Response:
    """Answer with the file."""
    return await stream(visit, await visit.ask(rpc.VIEW_MATERIAL, visit.place()))


async def stream(visit: Visit, material: dict[str, Any]) -> Response:
    """
    Return the answer that streams a material out of the blob store.

    What does not open ends it: at its beginning with 503, later by breaking off, short of the length that it said.
    """
    file = material["file"]
    pieces = await visit.edge.blobs.open(application_of(visit), file["address"], file["key"])
    try:
        first = await anext(pieces)
    except Tampered:
        log.exception("a stored file does not open", address=file["address"])
        raise unavailable() from None
    headers = attached(material["filename"]) | {"Content-Length": str(material["size"])}
    return StreamingResponse(_all(first, pieces), 200, headers, material["media_type"])


async def _all(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for each in rest:
        yield each


async def remove(visit: Visit) -> Response:
    """Take a material out of the draft, and its file out of the store."""
    removed = await visit.ask(rpc.REMOVE_MATERIAL, visit.place())
    await visit.edge.blobs.drop(application_of(visit), removed["address"])
    return visit.answered(removed)


def application_of(visit: Visit) -> str:
    """Return whose files the address is about."""
    return str(visit.request.path_params["application_id"])


ROUTES = (
    read(
        f"{ONE}/materials",
        rpc.VIEW_SECTION,
        zh="材料列表",
        en="The materials uploaded so far",
        roles=APPLICANT,
        scope=READING,
        fixed={"section": "materials"},
        answer=Materials(),
        endpoint=view_all,
    ),
    add(
        f"{ONE}/materials",
        rpc.ADD_MATERIAL,
        zh="上传材料",
        en="Upload a PDF, JPG or PNG of at most 20 MB",
        roles=APPLICANT,
        scope=DRAFTING,
        takes=MULTIPART,
        form=UploadForm(),
        answer=Added(),
        endpoint=upload,
    ),
    read(
        f"{ONE}/materials/{{material_id:uuid}}",
        rpc.VIEW_MATERIAL,
        zh="下载材料",
        en="The file itself",
        roles=APPLICANT,
        scope=READING,
        gives="application/octet-stream",
        endpoint=download,
    ),
    drop(
        f"{ONE}/materials/{{material_id:uuid}}",
        rpc.REMOVE_MATERIAL,
        zh="删除材料",
        en="Remove a material",
        roles=APPLICANT,
        scope=DRAFTING,
        endpoint=remove,
    ),
)
