"""The OpenAPI document and a page that shows it, made of our own three files: no CDN, no inline script."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gateway.openapi import document

FOLDER = Path(__file__).parent / "docs_page"
FILES = {
    "docs": ("page.html", "text/html"),
    "docs/page.js": ("page.js", "text/javascript"),
    "docs/page.css": ("page.css", "text/css"),
}


@cache
def _openapi() -> bytes:
    return orjson.dumps(document())


async def openapi_json(request: Request) -> Response:
    """Answer with the document."""
    request.scope["place"] = request.url.path
    return Response(_openapi(), headers={"Cache-Control": "no-cache"}, media_type="application/json")


async def page(request: Request) -> Response:
    """Answer with a file of the page."""
    request.scope["place"] = request.url.path
    name, media_type = FILES[request.url.path.removeprefix("/api/v1/")]
    return Response(
        (FOLDER / name).read_bytes(), headers={"Cache-Control": "no-cache"}, media_type=media_type
    )


PLACES = [Route("/openapi.json", openapi_json), *(Route(f"/{path}", page) for path in FILES)]
