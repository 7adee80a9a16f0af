"""The court's side: its list, the frozen file, review, ruling, and the feed of its events.

Every read of a file is logged with who read which one.
"""

from starlette.responses import Response

from contracts.preservation import rpc
from gateway.auth import COURT, RULING
from gateway.resource import Visit
from gateway.resources.materials import stream
from gateway.resources.verbs import add, read
from services.chassis import logs

log = logs.get(__name__)

ONE = "/office/preservation-applications/{application_id:uuid}"


def note(visit: Visit) -> None:
    """Log that a file was read, by whom, and which."""
    who = visit.who
    file = {name: str(value) for name, value in visit.request.path_params.items()}
    log.info(
        "a file was read",
        reader=who.actor,
        role=who.role,
        office=who.office,
        trace=visit.trace,
        path=visit.route.path,
        **file,
    )


async def view_snapshot(visit: Visit) -> Response:
    """Answer with the frozen file."""
    snapshot = await visit.ask(rpc.VIEW_SNAPSHOT, visit.place())
    note(visit)
    return visit.answered(snapshot)


async def download(visit: Visit) -> Response:
    """Answer with a material of the frozen file."""
    material = await visit.ask(rpc.VIEW_OFFICE_MATERIAL, visit.place())
    note(visit)
    return await stream(visit, material)


ROUTES = (
    read(
        "/office/preservation-applications",
        rpc.LIST_OFFICE_APPLICATIONS,
        zh="本院保全申请列表",
        en="The applications before the court",
        roles=COURT,
    ),
    read(
        f"{ONE}/snapshot",
        rpc.VIEW_SNAPSHOT,
        zh="查看申请卷宗",
        en="The frozen file with the manifest of its materials",
        roles=COURT,
        endpoint=view_snapshot,
    ),
    read(
        f"{ONE}/materials/{{material_id:uuid}}",
        rpc.VIEW_OFFICE_MATERIAL,
        zh="查看卷宗材料",
        en="A material of the frozen file",
        roles=COURT,
        gives="application/octet-stream",
        endpoint=download,
    ),
    add(
        f"{ONE}/review",
        rpc.REVIEW_APPLICATION,
        zh="审核",
        en="Record the review",
        roles=COURT,
        inside="review",
    ),
    add(
        f"{ONE}/ruling",
        rpc.RULE_ON_APPLICATION,
        zh="裁定",
        en="Record the ruling",
        roles=RULING,
        inside="ruling",
    ),
    read(
        "/office/events",
        rpc.LIST_OFFICE_EVENTS,
        zh="本院事件",
        en="The court's feed, in the order and bytes first sent",
        roles=COURT,
    ),
)
