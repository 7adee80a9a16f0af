"""The browser application, from the same origin: its built files, and its front page for every address within it."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from gateway.errors import METHOD_NOT_HERE, NO_SUCH_PLACE, Problem

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

DIST = Path(__file__).parent / "web" / "dist"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
FOR_EVER = "public, max-age=31536000, immutable"

NOT_BUILT = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>人民法院网上保全系统</title></head>
<body><h1>人民法院网上保全系统</h1><p>网页尚未生成，请运行 <code>make run</code>。 The page is not built yet: <code>make run</code> builds it.</p>
<p><a href="/api/v1/docs">接口文档 · API documentation</a></p></body></html>"""


class Pages:
    """Serves the built files."""

    def __init__(self, folder: Path = DIST) -> None:
        self._folder = folder.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the file, or with the front page."""
        request = Request(scope)
        if request.url.path.split("/")[1:2] == ["api"]:
            raise Problem(NO_SUCH_PLACE)
        if request.method not in {"GET", "HEAD"}:
            raise Problem(METHOD_NOT_HERE)
        scope["place"] = "/"
        response = await to_thread.run_sync(
            self._find, request.url.path, request.headers.get("accept-encoding", "")
        )
        await response(scope, receive, send)

    def _find(self, path: str, accepts: str) -> Response:
        front = self._folder / "index.html"
        if not front.is_file():
            return HTMLResponse(NOT_BUILT, 200, {"Cache-Control": "no-cache"})
        file = self._inside(path)
        if file is None and "." in path.rpartition("/")[2]:
            raise Problem(NO_SUCH_PLACE)
        file = file or front
        # Vite names what lies in assets/ by what it holds.
        headers = {
            "Cache-Control": FOR_EVER if file.parent.name == "assets" else "no-cache",
            "Vary": "Accept-Encoding",
        }
        media = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        for encoding, ending in ENCODINGS:
            packed = file.with_name(file.name + ending)
            if encoding in accepts and packed.is_file():
                return FileResponse(packed, 200, headers | {"Content-Encoding": encoding}, media)
        return FileResponse(file, 200, headers, media)

    def _inside(self, path: str) -> Path | None:
        """Return the file of that path, if there is one inside the folder."""
        if "\0" in path:
            return None
        try:
            file = (self._folder / path.lstrip("/")).resolve()
            return file if file.is_relative_to(self._folder) and file.is_file() else None
        except OSError:  # a name longer than any disk takes
            return None
