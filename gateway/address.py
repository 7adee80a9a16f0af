"""Where a request comes from: what budgets count by, and nobody writes down."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request


def address_of(request: Request, proxies: int) -> str:
    """Return the address of the client: what our own *proxies* heard, counted from the right; others can write anything."""
    here = request.client.host if request.client else ""
    if not proxies:
        return here
    heard = [each.strip() for line in request.headers.getlist("x-forwarded-for") for each in line.split(",")]
    if len(heard) < proxies:
        return here
    try:
        return str(ipaddress.ip_address(heard[-proxies]))
    except ValueError:
        return here
