"""Who works for the office, and the counter where staff look at documents instead of a camera at faces."""

from contracts.identity import rpc
from gateway.auth import COLLEAGUES, COUNTER
from gateway.resources.verbs import add, read

ROUTES = (
    read(
        "/office/checks",
        rpc.LIST_CHECKS,
        zh="人工核验列表",
        en="The documents to be looked at, at one's own court's counter",
        roles=COUNTER,
    ),
    read(
        "/office/checks/{check_id:uuid}",
        rpc.VIEW_CHECK,
        zh="查看人工核验",
        en="One of them, with the whole document number",
        roles=COUNTER,
    ),
    add(
        "/office/checks/{check_id:uuid}/decision",
        rpc.DECIDE_CHECK,
        zh="作出核验结论",
        en="Say what was found with the document in hand",
        roles=COUNTER,
    ),
    read(
        "/office/staff",
        rpc.LIST_STAFF,
        zh="本单位工作人员",
        en="Who works for the office",
        roles=COLLEAGUES,
    ),
)
