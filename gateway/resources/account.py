"""个人信息, 同意, 实名认证, 注销: open to who is not verified yet, since here they become it."""

from starlette.responses import Response

from contracts.identity import rpc
from gateway.auth import APPLICANT, LOGGED_IN
from gateway.browsers import CLEARED
from gateway.resource import Visit
from gateway.resources.verbs import add, change, drop, read
from gateway.route import MINTED_KEY, Route


async def close(visit: Visit) -> Response:
    """Close the account and say what becomes of it; the browser lets go of the session, too."""
    answer = visit.answered(await visit.ask(rpc.CLOSE_ACCOUNT, {}))
    if visit.by_cookie:
        answer.headers["Set-Cookie"] = CLEARED
    return answer


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
    Route(
        method="DELETE",
        path="/account",
        call=rpc.CLOSE_ACCOUNT,
        zh="注销账号",
        en="Close the account; the answer says what is destroyed at once, and what is kept and why",
        roles=APPLICANT,
        verified=False,
        proof=True,
        status=202,
        key=MINTED_KEY,
        endpoint=close,
    ),
    read(
        "/account/consents",
        rpc.LIST_CONSENTS,
        zh="个人信息处理同意",
        en="Every purpose with its text, consented to or not",
        roles=APPLICANT,
        verified=False,
    ),
    add(
        "/account/consents",
        rpc.GIVE_CONSENT,
        zh="同意",
        en="Consent to one purpose, to the text in force [个人信息保护法 arts 14, 29]",
        roles=APPLICANT,
        verified=False,
    ),
    drop(
        "/account/consents/{purpose}",
        rpc.REVOKE_CONSENT,
        zh="撤回同意",
        en="Revoke a consent, at any time; what was done before stands [个人信息保护法 art. 15]",
        roles=APPLICANT,
        verified=False,
    ),
    add(
        "/account/verifications",
        rpc.START_VERIFICATION,
        zh="发起实名认证",
        en="Start a real-name verification: a QR for the phone, 60 s; a new one ends the old one",
        roles=APPLICANT,
        verified=False,
        consent="FACE",
    ),
    read(
        "/account/verifications/{verification_id:uuid}",
        rpc.VIEW_VERIFICATION,
        zh="查看实名认证结果",
        en="How the verification stands; once it has passed all sessions end, and one logs in again",
        roles=APPLICANT,
        verified=False,
    ),
    add(
        "/account/checks",
        rpc.ASK_CHECK,
        zh="申请人工核验",
        en="Have the document looked at by staff at a court's counter, instead of one's face by a camera",
        roles=APPLICANT,
        verified=False,
    ),
    read(
        "/account/checks/{check_id:uuid}",
        rpc.VIEW_CHECK,
        zh="查看人工核验结果",
        en="How the check stands",
        roles=APPLICANT,
        verified=False,
    ),
)
