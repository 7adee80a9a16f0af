"""A virus scanner that knows one virus, EICAR's harmless one, and speaks clamd's protocol: PING, VERSION and INSTREAM."""

from __future__ import annotations

import asyncio
import contextlib
import struct
from collections.abc import AsyncIterator

# In two halves, or a scanner of this machine takes this file for the test file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NAME = "Eicar-Test-Signature"
MOST = 25 * 1024 * 1024
"""Bytes of one stream, as clamd's own StreamMaxLength."""
ENDS = {b"z": b"\0", b"n": b"\n"}
"""How a command begins, and what it and its answer then end with."""
PATIENCE = 30.0


@contextlib.asynccontextmanager
async def serving(host: str, port: int) -> AsyncIterator[int]:
    """Scan for whoever connects; yield the port."""
    server = await asyncio.start_server(_visit, host, port)
    async with server:
        yield server.sockets[0].getsockname()[1]


@contextlib.asynccontextmanager
async def serving_socket(path: str) -> AsyncIterator[str]:
    """Scan for whoever connects to the socket at *path*."""
    server = await asyncio.start_unix_server(_visit, path)
    async with server:
        yield path


async def _visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Obey one command; who says nothing or breaks off is let go."""
    with contextlib.suppress(OSError, EOFError, TimeoutError, asyncio.LimitOverrunError):
        async with asyncio.timeout(PATIENCE):
            end = ENDS.get(await reader.readexactly(1), b"\n")
            command = (await reader.readuntil(end)).removesuffix(end)
            writer.write((await _answer(command, reader)).encode() + end)
            await writer.drain()
    writer.close()


async def _answer(command: bytes, reader: asyncio.StreamReader) -> str:
    if command == b"PING":
        return "PONG"
    if command == b"VERSION":
        return "ClamAV 0.0.0/sandbox"
    if command == b"INSTREAM":
        return await _scan(reader)
    return "UNKNOWN COMMAND"


async def _scan(reader: asyncio.StreamReader) -> str:
    """Read pieces, each after its length, until one of length 0."""
    came, before, found = 0, b"", False
    while size := struct.unpack("!I", await reader.readexactly(4))[0]:
        came += size
        if came > MOST:
            return "INSTREAM size limit exceeded. ERROR"
        piece = await reader.readexactly(size)
        found = found or EICAR in before + piece
        before = (before + piece)[-len(EICAR) :]
    return f"stream: {NAME} FOUND" if found else "stream: OK"
