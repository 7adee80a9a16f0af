"""密码: a forgotten one is reset by a code to the phone, a known one is changed."""

from contracts.identity import rpc
from gateway.auth import ANYONE, LOGGED_IN
from gateway.resources.verbs import add

ROUTES = (
    add(
        "/password-resets/sms-codes",
        rpc.ASK_RESET_CODE,
        zh="发送重置密码短信",
        en="Send a code to the number, if it has an account; the answer is the same if not",
        roles=ANYONE,
    ),
    add(
        "/password-resets",
        rpc.RESET_PASSWORD,
        zh="重置密码",
        en="Set a new password with the code; all sessions end",
        roles=ANYONE,
    ),
    add(
        "/account/password-changes",
        rpc.CHANGE_PASSWORD,
        zh="修改密码",
        en="Set a new password with the one of now; all sessions end",
        roles=LOGGED_IN,
        verified=False,
    ),
)
