"""The papers of a file as PDF, for the applicant and for the court: printed when asked for, or the signed one as it was kept."""

import base64

from starlette.responses import Response

from contracts.preservation import rpc
from gateway.auth import APPLICANT, COURT, OPENING, READING
from gateway.resource import Visit
from gateway.resources import office
from gateway.resources.applications import ONE, attached
from gateway.resources.materials import stream
from gateway.resources.verbs import read
from gateway.uploads import PDF


async def printed(visit: Visit) -> Response:
    """Answer with the paper, out of the answer itself or out of the blob store."""
    paper = await visit.ask(visit.route.one_call, visit.place())
    if paper.get("file"):
        return await stream(visit, paper)
    return Response(base64.b64decode(paper["base64"]), 200, attached(paper["filename"]), paper["media_type"])


ROUTES = (
    read(
        f"{ONE}/preview",
        rpc.PRINT_PREVIEW,
        zh="预览保全申请书",
        en="The paper 保全申请书 as it would be laid before the court",
        roles=APPLICANT,
        scope=READING,
        gives=PDF,
        endpoint=printed,
    ),
    read(
        f"{ONE}/papers",
        rpc.LIST_PAPERS,
        zh="文书列表",
        en="The papers of the file, oldest first",
        roles=APPLICANT,
        scope=READING,
    ),
    read(
        f"{ONE}/papers/ruling",
        rpc.PRINT_RULING,
        zh="下载裁定书",
        en="The ruling's paper",
        roles=APPLICANT,
        scope=READING,
        gives=PDF,
        endpoint=printed,
    ),
    read(
        f"{ONE}/papers/{{paper_id}}",
        rpc.PRINT_PAPER,
        zh="下载文书",
        en="One of the papers",
        roles=APPLICANT,
        scope=READING,
        gives=PDF,
        endpoint=printed,
    ),
    read(
        f"{office.ONE}/papers",
        rpc.LIST_OFFICE_PAPERS,
        zh="卷宗文书列表",
        en="The papers of a file before the court, oldest first",
        roles=COURT,
        scope=OPENING,
    ),
    read(
        f"{office.ONE}/papers/{{paper_id}}",
        rpc.PRINT_OFFICE_PAPER,
        zh="下载卷宗文书",
        en="One of the papers",
        roles=COURT,
        scope=OPENING,
        gives=PDF,
        endpoint=printed,
    ),
)
