"""The court's desk: its list, the frozen file, acceptance and assignment, and the feed of its events.

Preservation keeps who read which file; the court's administrator sees it at `office/readings`.
"""

from contracts.preservation import rpc
from gateway.auth import ACCEPTING, ASSIGNING, COURT, DECIDING, FOLLOWING, OPENING
from gateway.resources.materials import download
from gateway.resources.verbs import add, read, search

ONE = "/office/preservation-applications/{application_id:uuid}"


ROUTES = (
    read(
        "/office/preservation-applications",
        rpc.LIST_OFFICE_APPLICATIONS,
        zh="本院保全申请列表",
        en="The applications before the court",
        roles=COURT,
        scope=OPENING,
        fixed={"party": ""},
    ),
    search(
        "/office/preservation-applications",
        rpc.LIST_OFFICE_APPLICATIONS,
        zh="按当事人查找本院保全申请",
        en="The same, of those that name a party: its whole name or document number",
        roles=COURT,
        scope=OPENING,
    ),
    read(
        f"{ONE}/snapshot",
        rpc.VIEW_SNAPSHOT,
        zh="查看申请卷宗",
        en="The frozen file with the manifest of its materials",
        roles=COURT,
        scope=OPENING,
    ),
    read(
        f"{ONE}/materials/{{material_id:uuid}}",
        rpc.VIEW_OFFICE_MATERIAL,
        zh="查看卷宗材料",
        en="A material of the frozen file",
        roles=COURT,
        scope=OPENING,
        gives="application/octet-stream",
        endpoint=download,
    ),
    add(
        f"{ONE}/acceptance",
        rpc.ACCEPT_APPLICATION,
        zh="受理",
        en="Take the papers in",
        roles=ACCEPTING,
        scope=DECIDING,
    ),
    add(
        f"{ONE}/assignment",
        rpc.ASSIGN_APPLICATION,
        zh="分案",
        en="Assign the application to a judge of the court, or to nobody",
        roles=ASSIGNING,
    ),
    read("/office/loads", rpc.LIST_LOADS, zh="法官承办量", en="How much lies before whom", roles=ASSIGNING),
    read(
        "/office/readings",
        rpc.LIST_READINGS,
        zh="阅卷记录",
        en="Who opened which file, newest first",
        roles=ASSIGNING,
    ),
    read(
        "/office/events",
        rpc.LIST_OFFICE_EVENTS,
        zh="本院事件",
        en="The court's feed, in the order and bytes first sent",
        roles=COURT,
        scope=FOLLOWING,
    ),
)
