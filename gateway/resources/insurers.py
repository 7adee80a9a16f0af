"""保险公司, 报价: which insurers there are, and what each asks: 先询价，再申请."""

from contracts.guarantee import rpc
from gateway.auth import ANYONE, APPLICANT, DRAFTING, READING
from gateway.resources.verbs import add, read

ROUTES = (
    read(
        "/insurers",
        rpc.LIST_INSURERS,
        zh="保险公司列表",
        en="The insurers of a court, or all; every one is invented",
        roles=ANYONE,
    ),
    add(
        "/quotes",
        rpc.ASK_QUOTES,
        zh="询价",
        en="The offers of every insurer of the court side by side, each with how it was computed",
        roles=APPLICANT,
        scope=DRAFTING,
    ),
    read(
        "/quotes/{quote_id:uuid}",
        rpc.VIEW_QUOTES,
        zh="查看报价",
        en="The offers as they were made, and until when they hold",
        roles=APPLICANT,
        scope=READING,
    ),
)
