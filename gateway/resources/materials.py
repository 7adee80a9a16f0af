"""材料: the file goes to the blob store, sealed; its hash, what it is and its key go to the service, the key nowhere else."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, NamedTuple

from marshmallow import Schema
from starlette.responses import Response, StreamingResponse

from contracts import fields
from contracts.call import Call, Form, Stored
from contracts.preservation import forms, rpc
from gateway.auth import APPLICANT, DRAFTING, READING
from gateway.errors import unavailable
from gateway.receiving import MULTIPART, application_of, receive, told
from gateway.resource import Visit
from gateway.resources.applications import ONE, attached
from gateway.resources.verbs import add, arrange, drop, read
from gateway.route import Route
from gateway.sealing import Tampered
from gateway.uploads import TAKEN
from services.chassis import logs

log = logs.get(__name__)


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
    scan = fields.Choice(
        *forms.SCANS, required=True, metadata={"description": "病毒扫描; infected files are refused"}
    )


class Calls(NamedTuple):
    """What the service of an application is asked about its files."""

    section: Call
    add: Call
    view: Call
    remove: Call
    order: Call


async def view_all(visit: Visit) -> Response:
    """Answer with the materials; a draft to which none was ever added has nothing saved."""
    section = await visit.ask(visit.route.one_call, visit.place())
    return visit.answered({"items": []} | section["content"])


def upload(calls: Calls) -> Callable[[Visit], Awaitable[Response]]:
    """Return the endpoint that takes one file, then tells the service."""

    async def endpoint(visit: Visit) -> Response:
        place = visit.place()
        # Whose application it is comes first: nobody fills our disk for an application that is not theirs.
        await visit.ask(calls.section, place | {"section": "materials"})
        received = await receive(visit, Upload(), TAKEN)
        material = {
            "filename": received.filename,
            "media_type": received.media_type,
            "size": received.size,
            "sha256": received.kept.sha256,
            "scan": received.scan,
        }
        asked = place | {"material": received.said | material | {"pages": received.pages}}
        return visit.answered(await told(visit, calls.add, asked, received) | material)

    return endpoint


async def download(visit: Visit) -> Response:
    """Answer with the file."""
    return await stream(visit, await visit.ask(visit.route.one_call, visit.place()))


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
    headers = attached(material["filename"])
    if "size" in material:
        headers["Content-Length"] = str(material["size"])
    return StreamingResponse(_all(first, pieces), 200, headers, material["media_type"])


async def _all(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for each in rest:
        yield each


async def remove(visit: Visit) -> Response:
    """Take a material out of the draft, and its file out of the store, unless it was handed in."""
    removed = await visit.ask(visit.route.one_call, visit.place())
    if removed["address"]:
        await visit.edge.blobs.drop(application_of(visit), removed["address"])
    return visit.answered(removed)


def materials(one: str, calls: Calls) -> tuple[Route, ...]:
    """Return what can be done with the files of *one* application, by the *calls* of its service."""
    return (
        read(
            f"{one}/materials",
            calls.section,
            zh="材料列表",
            en="The materials uploaded so far",
            roles=APPLICANT,
            scope=READING,
            fixed={"section": "materials"},
            answer=Materials(),
            endpoint=view_all,
        ),
        add(
            f"{one}/materials",
            calls.add,
            zh="上传材料",
            en="Upload a PDF, JPG or PNG of at most 20 MB",
            roles=APPLICANT,
            scope=DRAFTING,
            takes=MULTIPART,
            form=UploadForm(),
            answer=Added(),
            endpoint=upload(calls),
        ),
        read(
            f"{one}/materials/{{material_id:uuid}}",
            calls.view,
            zh="下载材料",
            en="The file itself",
            roles=APPLICANT,
            scope=READING,
            gives="application/octet-stream",
            endpoint=download,
        ),
        drop(
            f"{one}/materials/{{material_id:uuid}}",
            calls.remove,
            zh="删除材料",
            en="Remove a material",
            roles=APPLICANT,
            scope=DRAFTING,
            endpoint=remove,
        ),
        arrange(
            f"{one}/materials/order",
            calls.order,
            zh="排列材料",
            en="Put the materials in the order in which they shall be read",
            roles=APPLICANT,
            scope=DRAFTING,
        ),
    )


ROUTES = materials(
    ONE,
    Calls(
        section=rpc.VIEW_SECTION,
        add=rpc.ADD_MATERIAL,
        view=rpc.VIEW_MATERIAL,
        remove=rpc.REMOVE_MATERIAL,
        order=rpc.ORDER_MATERIALS,
    ),
)
