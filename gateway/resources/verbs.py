"""The manners of a resource: what each method means here."""

from typing import Any

from contracts.call import Call
from gateway.route import ASKED_KEY, MINTED_KEY, Route


def read(path: str, call: Call | None, **more: Any) -> Route:
    """Return a GET that changes nothing."""
    return Route(method="GET", path=path, call=call, **more)


def add(path: str, call: Call | None, **more: Any) -> Route:
    """Return a POST: 201, under the client's Idempotency-Key."""
    return Route(method="POST", path=path, call=call, **{"status": 201, "key": ASKED_KEY, **more})


def search(path: str, call: Call, **more: Any) -> Route:
    """Return a POST that changes nothing: what is looked for is personal, and an address is written down by many."""
    return Route(method="POST", path=f"{path}/searches", call=call, **more)


def change(path: str, call: Call, **more: Any) -> Route:
    """Return a PUT of the whole content, against the version that was read."""
    return Route(method="PUT", path=path, call=call, key=MINTED_KEY, tagged=True, **{"edits": True, **more})


def arrange(path: str, call: Call, **more: Any) -> Route:
    """Return a PUT that names all there is and thereby against what it stands: it needs no version beside."""
    return Route(method="PUT", path=path, call=call, key=MINTED_KEY, **more)


def drop(path: str, call: Call, **more: Any) -> Route:
    """Return a DELETE: 204."""
    return Route(method="DELETE", path=path, call=call, status=204, key=MINTED_KEY, **more)
