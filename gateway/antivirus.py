"""Whether a file carries a known virus: asked of clamd, or of whatever speaks its protocol."""

from __future__ import annotations

import asyncio
import struct
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote, urlsplit

from contracts.preservation.forms import SCANS
from gateway.errors import unavailable
from gateway.uploads import unfit
from services.chassis import logs

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter

CLEAN, UNSCANNED = SCANS
PIECE = 64 * 1024
PATIENCE = 20.0
"""Seconds for one file; who waits for the upload waits for this, too."""

log = logs.get(__name__)


class Antivirus:
    """
    The port to a scanner at *url*: `tcp://host:3310` or `unix:///run/clamd.sock`; without one nothing is scanned.

    What cannot be scanned is kept as UNSCANNED, and the court sees so; where a scan is *required* it is refused for now.
    """

    def __init__(self, url: str = "", *, required: bool = False, patience: float = PATIENCE) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"", "tcp", "unix"}:
            msg = f"ANTIVIRUS_URL must begin with tcp:// or unix://, not {parts.scheme}://"
            raise ValueError(msg)
        self._host, self._port = parts.hostname, parts.port
        self._socket = unquote(parts.path) if parts.scheme == "unix" else ""
        self._there = bool(parts.scheme)
        self._required = required
        self._patience = patience

    async def scan(self, file: BinaryIO) -> str:
        """Return CLEAN or UNSCANNED; raise the refusal that names the virus, or 503 where a scan is required."""
        try:
            answer = await asyncio.wait_for(self._ask(file), self._patience) if self._there else ""
        except (OSError, EOFError, TimeoutError) as why:
            log.warning("the scanner does not answer", why=repr(why))
            answer = ""
        if answer.endswith(" FOUND"):
            virus = answer.removeprefix("stream: ").removesuffix(" FOUND")
            raise unfit("infected", f"文件含有病毒（{virus}）", f"the file carries a virus ({virus})")
        if answer == "stream: OK":
            return CLEAN
        if answer:
            log.warning("the scanner could not scan a file", answer=answer)
        if self._required:
            raise unavailable()
        return UNSCANNED

    async def _ask(self, file: BinaryIO) -> str:
        """Return what clamd answers to INSTREAM: `stream: OK`, `stream: <name> FOUND`, or why not."""
        reader, writer = await self._connect()
        try:
            writer.write(b"zINSTREAM\0")
            file.seek(0)
            while piece := file.read(PIECE):
                writer.write(struct.pack("!I", len(piece)) + piece)
                await writer.drain()
            writer.write(struct.pack("!I", 0))
            await writer.drain()
            return (await reader.readuntil(b"\0")).rstrip(b"\0").decode("utf-8", "replace")
        finally:
            writer.close()

    async def _connect(self) -> tuple[StreamReader, StreamWriter]:
        if self._socket:
            return await asyncio.open_unix_connection(self._socket)
        return await asyncio.open_connection(self._host, self._port or 3310)
