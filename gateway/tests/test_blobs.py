"""Files lie sealed: nobody reads them without their key, and whatever was changed, swapped or cut off is found."""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from gateway.blobs import BlobStore, Kept
from gateway.errors import Problem
from gateway.sealing import FRAME, TAG, Tampered, make_key, seal, unseal

LENGTHS = (0, 1, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, 3 * FRAME + 5)


def a_file(length: int) -> io.BytesIO:
    return io.BytesIO(bytes(each % 251 for each in range(length)))


def opened(sealed: bytes, key: bytes, *, step: int = 10_000) -> bytes:
    """Return what is sealed, as it comes in pieces that know of no frames."""

    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(sealed), step):
            yield sealed[at : at + step]

    async def read() -> bytes:
        return b"".join([each async for each in unseal(pieces(), key)])

    return asyncio.run(read())


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("step", [777, FRAME, 10 * FRAME])
def test_a_file_comes_back_as_it_was(length: int, step: int) -> None:
    file, key = a_file(length), make_key()

    sealed = b"".join(seal(file, key))

    assert opened(sealed, key, step=step) == file.getvalue()
    assert len(sealed) == length + TAG * max(1, -(-length // FRAME))
    assert file.getvalue()[:50] not in sealed or length < 50


def test_the_same_file_looks_different_every_time() -> None:
    file = a_file(100)

    assert b"".join(seal(file, make_key())) != b"".join(seal(file, make_key()))


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "a byte changed": lambda it: it[:70_000] + bytes([it[70_000] ^ 1]) + it[70_001:],
    "the first byte changed": lambda it: bytes([it[0] ^ 1]) + it[1:],
    "the last byte gone": lambda it: it[:-1],
    "a byte more": lambda it: it + b"x",
    "the last frame gone": lambda it: it[: 3 * (FRAME + TAG)],
    "all but the first frame gone": lambda it: it[: FRAME + TAG],
    "a frame left out": lambda it: it[: FRAME + TAG] + it[2 * (FRAME + TAG) :],
    "two frames swapped": lambda it: (
        it[FRAME + TAG : 2 * (FRAME + TAG)] + it[: FRAME + TAG] + it[2 * (FRAME + TAG) :]
    ),
    "a frame twice": lambda it: it[: FRAME + TAG] + it,
    "nothing left": lambda _: b"",
}


@pytest.mark.parametrize("how", BREAKS)
def test_what_was_changed_on_disk_is_found(how: str) -> None:
    key = make_key()
    sealed = b"".join(seal(a_file(3 * FRAME + 5), key))

    with pytest.raises(Tampered):
        opened(BREAKS[how](sealed), key)


def test_no_piece_is_given_out_before_it_is_found_genuine() -> None:
    key = make_key()
    sealed = b"".join(seal(a_file(2 * FRAME), key))
    given: list[bytes] = []

    async def read() -> None:
        async def pieces() -> AsyncIterator[bytes]:
            yield sealed[: FRAME + TAG]
            yield sealed[FRAME + TAG :: -1]

        async for each in unseal(pieces(), key):
            given.append(each)  # noqa: PERF401 - what came before the end counts

    with pytest.raises(Tampered):
        asyncio.run(read())
    assert given == [a_file(FRAME).getvalue()]


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Tampered):
        opened(b"".join(seal(a_file(10), make_key())), make_key())


def test_each_upload_is_a_file_of_its_own_in_the_applications_folder(tmp_path: Path) -> None:
    async def story() -> tuple[Kept, bytes]:
        store = BlobStore((tmp_path / "材料 夹").as_uri())
        refused, taken = [await store.put("a", io.BytesIO(b"content")) for _ in range(2)]
        await store.put("b", io.BytesIO(b"content"))
        for _ in range(2):
            await store.drop("a", refused.address)
        pieces = await store.open("a", taken.address, taken.key)
        read = b"".join([piece async for piece in pieces])
        for application, address in (("a", "00" * 32), ("c", taken.address)):
            with pytest.raises(Problem):
                await store.open(application, address, taken.key)
        return taken, read

    taken, read = asyncio.run(story())

    assert read == b"content"
    files = {each.relative_to(tmp_path / "材料 夹").as_posix(): each for each in tmp_path.rglob("*/*/*")}
    assert sorted(each.split("/")[0] for each in files) == ["a", "b"]
    lying = files[f"a/{taken.address}"].read_bytes()
    assert b"content" not in lying
    assert hashlib.sha256(lying).hexdigest() == taken.address
    assert hashlib.sha256(b"content").hexdigest() == taken.sha256


def test_all_that_an_application_has_goes_at_once(tmp_path: Path) -> None:
    async def story() -> None:
        store = BlobStore(tmp_path.as_uri())
        for application in ("a", "a", "b"):
            await store.put(application, io.BytesIO(b"content"))
        for _ in range(2):
            await store.drop("a")

    asyncio.run(story())

    assert len([each for each in tmp_path.rglob("*") if each.is_file()]) == 1
