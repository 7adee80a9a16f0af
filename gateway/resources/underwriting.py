"""The insurer's desk: what lies before it, what it decides, issues and carries."""

from contracts.guarantee import rpc
from gateway.auth import DECIDING, FOLLOWING, INSURER, INSURERS_PROGRAM, INSURING, OPENING
from gateway.resources.materials import download
from gateway.resources.papers import printed
from gateway.resources.verbs import add, read
from gateway.uploads import PDF

ONE = "/office/guarantee-applications/{application_id:uuid}"

ROUTES = (
    read(
        "/office/guarantee-applications",
        rpc.LIST_OFFICE_APPLICATIONS,
        zh="本公司担保申请列表",
        en="The applications before the insurer; by `clock` what must be answered first",
        roles=INSURER,
        scope=OPENING,
    ),
    read(
        ONE,
        rpc.VIEW_SNAPSHOT,
        zh="查看投保卷宗",
        en="The file as it was submitted, and what followed; nothing of it after a decline",
        roles=INSURER,
        scope=OPENING,
    ),
    read(
        f"{ONE}/materials/{{material_id:uuid}}",
        rpc.VIEW_OFFICE_MATERIAL,
        zh="查看投保材料",
        en="A material of the file",
        roles=INSURER,
        scope=OPENING,
        gives="application/octet-stream",
        endpoint=download,
    ),
    read(
        f"{ONE}/papers/{{paper_id}}",
        rpc.PRINT_OFFICE_PAPER,
        zh="下载投保卷宗文书",
        en="One of the papers of the file",
        roles=INSURER,
        scope=OPENING,
        gives=PDF,
        endpoint=printed,
    ),
    add(
        f"{ONE}/review",
        rpc.REVIEW_APPLICATION,
        zh="核保",
        en="Ask for more papers, return, decline, or approve with a premium; above the limit a second person approves, too",
        roles=INSURER,
        scope=DECIDING,
        inside="review",
    ),
    add(
        f"{ONE}/issue",
        rpc.ISSUE,
        zh="出单出函",
        en="Issue the policy and the letter, sealed, in one",
        roles=INSURER,
        scope=DECIDING,
    ),
    add(
        f"{ONE}/endorsements",
        rpc.ENDORSE,
        zh="批改",
        en="Endorse the policy; the court that the letter lies before is told",
        roles=INSURING,
        scope=DECIDING,
        inside="endorsement",
    ),
    add(
        f"{ONE}/claims",
        rpc.OPEN_CLAIM,
        zh="报案",
        en="Enter a claim for damages [民事诉讼法 art. 108]",
        roles=INSURING,
        scope=DECIDING,
        inside="claim",
    ),
    add(
        f"{ONE}/claim-verdict",
        rpc.DECIDE_CLAIM,
        zh="理赔",
        en="Settle the claim or refuse it, with reasons [保险法 arts 23, 24]",
        roles=INSURING,
        scope=DECIDING,
        inside="verdict",
    ),
    add(
        f"{ONE}/discharge",
        rpc.DISCHARGE,
        zh="责任解除",
        en="Record why the letter binds no longer",
        roles=INSURING,
        scope=DECIDING,
    ),
    read(
        "/office/exposure",
        rpc.VIEW_EXPOSURE,
        zh="在保责任",
        en="What the insurer carries against its capacity",
        roles=INSURER,
        scope=OPENING,
    ),
    read(
        "/office/guarantee-events",
        rpc.LIST_OFFICE_EVENTS,
        zh="本公司事件",
        en="The insurer's feed, in the order and bytes first sent",
        roles=INSURERS_PROGRAM,
        scope=FOLLOWING,
    ),
)
