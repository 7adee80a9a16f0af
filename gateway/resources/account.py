"""个人信息, 实名认证: open to who is not verified yet, since here they become it."""

from contracts.identity import rpc
from gateway.auth import APPLICANT, LOGGED_IN
from gateway.resources.verbs import add, change, read

ROUTES = (
    read(
        "/account",
        rpc.VIEW_ACCOUNT,
        zh="查看个人信息",
        en="The account as its owner sees it",
        roles=LOGGED_IN,
        verified=False,
        tagged=True,
    ),
    change(
        "/account",
        rpc.UPDATE_PROFILE,
        zh="完善个人信息",
        en="Save the profile",
        roles=LOGGED_IN,
        verified=False,
        inside="profile",
    ),
    add(
        "/account/verifications",
        rpc.START_VERIFICATION,
        zh="发起实名认证",
        en="Start a real-name verification: a QR for the phone",
        roles=APPLICANT,
        verified=False,
    ),
    read(
        "/account/verifications/{verification_id:uuid}",
        rpc.VIEW_VERIFICATION,
        zh="查看实名认证结果",
        en="How the verification stands",
        roles=APPLICANT,
        verified=False,
    ),
)
