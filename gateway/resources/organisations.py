"""律所与企业: organisations, and who may act for them."""

from contracts.identity import rpc
from gateway.auth import APPLICANT
from gateway.resources.verbs import add, drop, read

ROUTES = (
    read(
        "/organisations",
        rpc.LIST_ORGANISATIONS,
        zh="我的组织",
        en="The organisations that one is a member of, with their members",
        roles=APPLICANT,
    ),
    add(
        "/organisations",
        rpc.FOUND_ORGANISATION,
        zh="登记组织",
        en="Register a law firm or a company; it may be acted for once a court's counter has seen its licence",
        roles=APPLICANT,
    ),
    add(
        "/organisations/{organisation_id:uuid}/invitations",
        rpc.INVITE,
        zh="邀请成员",
        en="Make a code that lets one person in, once",
        roles=APPLICANT,
    ),
    add(
        "/memberships",
        rpc.JOIN,
        zh="加入组织",
        en="Join the organisation that the code invites to",
        roles=APPLICANT,
    ),
    drop(
        "/organisations/{organisation_id:uuid}/members/{account_id:uuid}",
        rpc.END_MEMBERSHIP,
        zh="成员退出",
        en="Leave, or, as an administrator, let somebody go; access ends at once",
        roles=APPLICANT,
    ),
)
