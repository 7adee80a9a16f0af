"""担保申请: creating and deleting a draft."""

from contracts.guarantee import rpc
from gateway.auth import APPLICANT, DRAFTING
from gateway.resources.verbs import add, drop

ROUTES = (
    add(
        "/guarantee-applications",
        rpc.CREATE_APPLICATION,
        zh="创建担保申请",
        en="Create a guarantee application",
        roles=APPLICANT,
        scope=DRAFTING,
    ),
    drop(
        "/guarantee-applications/{application_id:uuid}",
        rpc.DELETE_APPLICATION,
        zh="删除未提交的担保申请",
        en="Delete a draft that was never submitted",
        roles=APPLICANT,
        scope=DRAFTING,
    ),
)
