"""Whether an uploaded file can be taken: it must be what it says, and really open."""

from __future__ import annotations

import re
import unicodedata
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO

import pikepdf
from PIL import Image

from contracts.preservation.errors import MATERIAL_UNFIT
from gateway.errors import Problem

MOST = 20 * 1024 * 1024
"""Bytes of one material."""
PIXELS = 60_000_000
PAGES = 1000
"""Of one PDF: nobody reads more in one piece, and a few bytes can claim millions."""

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
MAGIC = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
ENDINGS = {PDF: {".pdf"}, JPEG: {".jpg", ".jpeg"}, PNG: {".png"}}
TAKEN = frozenset(ENDINGS)
FORMATS = {JPEG: "JPEG", PNG: "PNG"}


@dataclass(frozen=True)
class Found:
    """What a file turned out to be."""

    media_type: str
    size: int
    pages: int | None


def unfit(code: str, zh: str, en: str) -> Problem:
    """Return the refusal of a file, with its reason."""
    return Problem(MATERIAL_UNFIT, {"field": "file", "code": code, "zh": zh, "en": en})


def clean_name(name: str | None) -> str:
    """Return the last part of a file name, without characters that a disk or a header stumbles over."""
    last = PurePosixPath(unicodedata.normalize("NFC", (name or "").replace("\\", "/"))).name
    # Controls, and the marks that turn the direction of reading: `fdp.exe` can be made to look like `exe.pdf`.
    kept = "".join(each for each in last if unicodedata.category(each) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    return re.sub(r'[<>:"|?*]', "_", kept).strip(" .")[-120:]


def examine(file: BinaryIO, name: str, taken: frozenset[str] = TAKEN) -> Found:
    """Return what the file is, of the types that are *taken*; raise the refusal that names why it cannot be."""
    size = file.seek(0, 2)
    if not size:
        raise unfit("empty", "文件是空的", "the file is empty")
    if size > MOST:
        raise unfit("too-large", "文件不能超过20MB", "at most 20 MB")
    file.seek(0)
    start = file.read(16)
    media_type = next((media for magic, media in MAGIC if start.startswith(magic)), None)
    if media_type not in taken:
        if taken == {PDF}:
            raise unfit("type", "只能上传PDF文件", "only PDF files are taken")
        raise unfit("type", "只能上传PDF、JPG、PNG文件", "only PDF, JPG and PNG files are taken")
    if PurePosixPath(name).suffix.lower() not in ENDINGS[media_type]:
        raise unfit("name", "文件扩展名与内容不符", "the file's extension does not fit what it holds")
    file.seek(0)
    if media_type == PDF:
        return Found(media_type, size, _open_pdf(file))
    _open_image(file, media_type)
    return Found(media_type, size, None)


def _open_pdf(file: BinaryIO) -> int:
    try:
        # No recovery: what is guessed together of half an upload lacks pages that nobody misses until the hearing.
        with warnings.catch_warnings(action="ignore"), pikepdf.open(file, attempt_recovery=False) as pdf:
            encrypted, pages, active = pdf.is_encrypted, len(pdf.pages), _is_active(pdf)
    except pikepdf.PasswordError:
        encrypted, pages, active = True, 0, False
    except Exception:  # noqa: BLE001 - whatever a hostile file makes the reader raise, it cannot be read
        raise unfit("corrupt", "文件已损坏，无法打开", "the file is corrupt and cannot be opened") from None
    if encrypted:
        raise unfit(
            "encrypted", "文件已加密，请上传未加密的文件", "the file is encrypted; upload one that is not"
        )
    if not pages:
        raise unfit("corrupt", "文件没有页面", "the file has no pages")
    if pages > PAGES:
        raise unfit("too-large", f"文件不能超过{PAGES}页", f"at most {PAGES} pages")
    if active:
        raise unfit(
            "active",
            "文件含有脚本或附件，请另存为普通PDF",
            "the file holds scripts or attachments; save it as a plain PDF",
        )
    return pages


def _is_active(pdf: pikepdf.Pdf) -> bool:
    """Tell whether the file would do something by itself when a judge opens it."""
    root = pdf.Root
    names: Any = root.get("/Names", {})
    opening = root.get("/OpenAction")
    acts = isinstance(opening, pikepdf.Dictionary) and opening.get("/S") not in {None, pikepdf.Name.GoTo}
    return acts or "/AA" in root or "/JavaScript" in names or "/EmbeddedFiles" in names


def _open_image(file: BinaryIO, media_type: str) -> None:
    try:
        with (
            warnings.catch_warnings(action="error"),
            Image.open(file, formats=[FORMATS[media_type]]) as image,
        ):
            fits = image.width * image.height <= PIXELS
            if fits:
                image.load()
    except Exception:  # noqa: BLE001 - as for a PDF
        raise unfit(
            "corrupt", "图片已损坏，无法打开", "the picture is corrupt and cannot be opened"
        ) from None
    if not fits:
        raise unfit("too-large", "图片像素过多", "the picture has too many pixels")
