"""What browsers need beside a token: a cookie that no script can read, and proof that our own page made the request.

A browser sends the cookie by itself, also when another site makes it. What changes something therefore needs
`X-CSRF-Token` beside it, which follows from the token by a hash: nothing is kept for it, and who knows it does not know
the token. What anybody may do, log in as well, is refused when the browser says that another site asks.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING

from contracts.identity.errors import SESSION_ENDED
from contracts.refused import CSRF_MISSING
from gateway.errors import NOT_LOGGED_IN, Problem

if TYPE_CHECKING:
    from starlette.requests import Request

NAME = "__Host-session"
RULES = "Path=/; Secure; HttpOnly; SameSite=Strict"
CLEARED = f"{NAME}=; {RULES}; Max-Age=0"
HEADER = "X-CSRF-Token"
BEARER = re.compile(r"Bearer (?P<token>[\x21-\x7e]{1,200})", re.IGNORECASE)
IN_COOKIE = re.compile(r"(?P<token>[\x21-\x7e]{1,200})")
HARMLESS = frozenset({"GET", "HEAD"})
OWN_PAGE = frozenset({"same-origin", "none"})


def cookie(token: str) -> str:
    """Return the header that gives the session to the browser."""
    return f"{NAME}={token}; {RULES}"


def csrf(token: str) -> str:
    """Return what a page must say beside the cookie that holds *token*."""
    return hmac.new(token.encode(), b"csrf", hashlib.sha256).hexdigest()


def by_cookie(request: Request) -> bool:
    """Tell whether the request shows a cookie; a bearer token beside it wins."""
    return "authorization" not in request.headers and NAME in request.cookies


def shown(request: Request) -> str:
    """Return the token that came with the request; raise 401 when there is none that could be good."""
    if by_cookie(request):
        token = IN_COOKIE.fullmatch(request.cookies[NAME])
    elif "authorization" in request.headers:
        token = BEARER.fullmatch(request.headers["authorization"])
    else:
        raise Problem(NOT_LOGGED_IN)
    if token is None:
        raise Problem(SESSION_ENDED)
    return token["token"]


def must_be_ours(request: Request, token: str | None = None) -> None:
    """Raise 403 when another site made the browser ask, or a cookie's *token* comes without its counterpart."""
    if request.method in HARMLESS:
        return
    if request.headers.get("sec-fetch-site", "none") not in OWN_PAGE:
        raise Problem(CSRF_MISSING)
    if token is not None:
        said = request.headers.get(HEADER, "")
        if not hmac.compare_digest(said.encode(), csrf(token).encode()):
            raise Problem(CSRF_MISSING)
