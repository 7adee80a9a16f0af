"""注册账号: number and picture code, then the code from the phone and a password."""

from contracts.identity import rpc
from gateway.auth import ANYONE
from gateway.resources.verbs import add

ROUTES = (
    add(
        "/registrations/sms-codes",
        rpc.ASK_SMS_CODE,
        zh="发送短信验证码",
        en="Send an SMS code to the number",
        roles=ANYONE,
    ),
    add(
        "/registrations",
        rpc.REGISTER,
        zh="注册账号",
        en="Open an account with the code and a password",
        roles=ANYONE,
    ),
)
