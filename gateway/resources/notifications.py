"""消息."""

from contracts.notification import rpc
from gateway.auth import APPLICANT
from gateway.resources.verbs import add, read

ROUTES = (
    read(
        "/notifications",
        rpc.LIST_NOTICES,
        zh="消息列表",
        en="The account's inbox, newest first",
        roles=APPLICANT,
    ),
    add(
        "/notifications/{notice_id:uuid}/opening",
        rpc.OPEN_NOTICE,
        zh="打开消息",
        en="Mark a notice as opened",
        roles=APPLICANT,
    ),
)
