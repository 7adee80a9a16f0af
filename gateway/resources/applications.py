"""保全申请: from its creation to the ruling's paper, as the applicant sees it."""

from urllib.parse import quote

from starlette.responses import Response

from contracts.preservation import rpc
from gateway.auth import APPLICANT, DRAFTING, READING, SUBMITTING
from gateway.resource import Visit
from gateway.resources.verbs import add, drop, read, search

ONE = "/preservation-applications/{application_id:uuid}"


def attached(filename: str) -> dict[str, str]:
    """Return the headers of a file to save, whatever script its name is written in."""
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(filename, safe='')}",
        "Cache-Control": "no-store",
    }


async def delete(visit: Visit) -> Response:
    """Delete a draft, then its files: without the draft nobody has their keys."""
    deleted = await visit.ask(visit.route.one_call, visit.place())
    await visit.edge.blobs.drop(deleted["id"])
    return visit.answered(deleted)


ROUTES = (
    read(
        "/preservation-applications",
        rpc.LIST_APPLICATIONS,
        zh="保全申请列表",
        en="The account's applications, newest first; a counter's own with `bucket`",
        roles=APPLICANT,
        scope=READING,
        fixed={"party": ""},
    ),
    search(
        "/preservation-applications",
        rpc.LIST_APPLICATIONS,
        zh="按当事人查找保全申请",
        en="The same, of those that name a party: its whole name or document number",
        roles=APPLICANT,
        scope="applications:read",
    ),
    add(
        "/preservation-applications",
        rpc.CREATE_APPLICATION,
        zh="创建保全申请",
        en="Create an application",
        roles=APPLICANT,
        scope=DRAFTING,
    ),
    read(
        ONE,
        rpc.VIEW_APPLICATION,
        zh="办理进度",
        en="The application, its flow and its blocks",
        roles=APPLICANT,
        scope=READING,
        tagged=True,
    ),
    drop(
        ONE,
        rpc.DELETE_APPLICATION,
        zh="删除未提交的申请",
        en="Delete a draft that was never submitted",
        roles=APPLICANT,
        scope=DRAFTING,
        endpoint=delete,
    ),
    read(
        f"{ONE}/check",
        rpc.CHECK_APPLICATION,
        zh="提交前检查",
        en="Everything missing or doubtful, at once",
        roles=APPLICANT,
        scope=READING,
    ),
    add(
        f"{ONE}/submission",
        rpc.SUBMIT_APPLICATION,
        zh="提交保全申请",
        en="Submit the application to the court",
        roles=APPLICANT,
        scope=SUBMITTING,
        proof=True,
    ),
    read(
        f"{ONE}/timeline",
        rpc.VIEW_TIMELINE,
        zh="办理过程",
        en="The application's history in words, oldest first",
        roles=APPLICANT,
        scope=READING,
    ),
)
