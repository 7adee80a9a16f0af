"""图形验证码: a picture to read before a number is registered."""

from contracts.identity import rpc
from gateway.auth import ANYONE
from gateway.resources.verbs import add
from gateway.route import NO_KEY

ROUTES = (
    add(
        "/captchas",
        rpc.CREATE_CAPTCHA,
        zh="获取图形验证码",
        en="Draw a picture code, good once",
        roles=ANYONE,
        key=NO_KEY,
    ),
)
