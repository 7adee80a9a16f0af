"""Files are scanned over a real socket: what the gateway asks, what a scanner answers, and what becomes of the file."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pikepdf
import pytest

from gateway.antivirus import CLEAN, UNSCANNED, Antivirus
from gateway.errors import Problem
from sandbox.scanner import EICAR, MOST, serving, serving_socket
from tests.journey import Visitor, a_paper

HOST = "127.0.0.1"


def an_infected_paper() -> bytes:
    """Return a well-formed PDF that carries EICAR's test virus."""
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.pages[0].Contents = paper.make_stream(b"% " + EICAR + b"\n")
    written = io.BytesIO()
    paper.save(written, compress_streams=False)
    return written.getvalue()


@asynccontextmanager
async def over_tcp(_: Path) -> AsyncIterator[str]:
    async with serving(HOST, 0) as port:
        yield f"tcp://{HOST}:{port}"


@asynccontextmanager
async def over_a_socket(folder: Path) -> AsyncIterator[str]:
    async with serving_socket(str(folder / "clamd.sock")) as path:
        yield f"unix://{path}"


Way = Callable[[Path], AbstractAsyncContextManager[str]]


@asynccontextmanager
async def broken(answer: bytes) -> AsyncIterator[str]:
    """A scanner that says *answer* to whatever it is asked, and hangs up."""

    async def visit(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(visit, HOST, 0) as server:
        yield f"tcp://{HOST}:{server.sockets[0].getsockname()[1]}"


async def scanned(url: str, content: bytes, *, required: bool = False, patience: float = 20) -> str:
    return await Antivirus(url, required=required, patience=patience).scan(io.BytesIO(content))


@pytest.mark.parametrize("way", [over_tcp, over_a_socket])
def test_a_clean_file_is_found_clean_and_a_virus_is_named(way: Way, tmp_path: Path) -> None:
    async def ask() -> tuple[str, Problem]:
        async with way(tmp_path) as url:
            clean = await scanned(url, a_paper("一") * 1000)
            with pytest.raises(Problem) as refused:
                await scanned(url, an_infected_paper())
            return clean, refused.value

    clean, refused = asyncio.run(ask())

    assert clean == CLEAN
    assert refused.refused.code == "preservation.material-unfit"
    assert refused.fields[0]["code"] == "infected"
    assert "Eicar-Test-Signature" in refused.fields[0]["zh"]


def test_a_virus_is_found_across_the_pieces_in_which_a_file_travels() -> None:
    async def ask() -> str:
        async with serving(HOST, 0) as port:
            with pytest.raises(Problem) as refused:
                await scanned(f"tcp://{HOST}:{port}", bytes(64 * 1024 - 9) + EICAR + bytes(99))
            return refused.value.fields[0]["code"]

    assert asyncio.run(ask()) == "infected"


def test_a_file_that_cannot_be_scanned_is_kept_and_says_so_or_is_refused_where_a_scan_is_required() -> None:
    async def ask() -> None:
        assert await scanned("", b"x") == UNSCANNED
        assert await scanned(f"tcp://{HOST}:1", b"x") == UNSCANNED
        async with serving(HOST, 0) as port:
            assert await scanned(f"tcp://{HOST}:{port}", bytes(MOST + 1)) == UNSCANNED
        for answer in (b"", b"stream: OK", b"COMMAND READ TIMED OUT\0"):
            async with broken(answer) as url:
                assert await scanned(url, bytes(300_000)) == UNSCANNED
                with pytest.raises(Problem) as refused:
                    await scanned(url, b"x", required=True)
                assert refused.value.status == 503

    asyncio.run(ask())


def test_a_scanner_that_never_answers_does_not_keep_an_upload_for_ever() -> None:
    async def ask() -> str:
        gone = asyncio.Event()

        async def visit(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await gone.wait()
            writer.close()

        async with await asyncio.start_server(visit, HOST, 0) as server:
            port = server.sockets[0].getsockname()[1]
            found = await scanned(f"tcp://{HOST}:{port}", b"x", patience=0.05)
            gone.set()
        return found

    assert asyncio.run(ask()) == UNSCANNED


def test_an_infected_upload_is_refused_by_name_and_a_clean_one_is_kept_as_clean(
    applicant: Visitor,
) -> None:
    draft = applicant.create(court="湘0102")["id"]
    path = f"preservation-applications/{draft}/materials"

    def send(content: bytes, status: int) -> dict[str, object]:
        files = {"file": ("一.pdf", content, "application/pdf")}
        answer = applicant.call(
            "POST", path, files=files, data={"kind": "OTHER"}, key=uuid4().hex, expect=status
        )
        return dict(answer.json())

    refused = send(an_infected_paper(), 422)
    kept = send(a_paper("一"), 201)

    assert "Eicar-Test-Signature" in str(refused["detail"])
    assert kept["scan"] == CLEAN
    assert [each["scan"] for each in applicant.get(path)["items"]] == [CLEAN]
