"""Papers on their way out, printed or signed, and the signed one on its way in."""

from __future__ import annotations

import base64
import io
from typing import BinaryIO

import pikepdf
import pytest

from contracts.preservation.errors import ASSIGNED_TO_ANOTHER
from gateway.errors import Problem
from gateway.tests.visitors import A_PAPER, APPLICATION, House
from gateway.uploads import PAGES, examine, unfit

OFFICE = f"/office/preservation-applications/{APPLICATION}"
SIGNED = f"{OFFICE}/ruling-draft/signed-paper"


def a_pdf(pages: int = 1) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for _ in range(pages - 1):
            pdf.pages.append(pdf.pages[0])
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def sign(house: House, name: str, content: bytes, who: str = "judge") -> int:
    files = {"file": (name, content, "application/pdf")}
    return int(house.visit("POST", SIGNED, who=who, files=files).status_code)


@pytest.mark.parametrize(
    ("call", "path", "who"),
    [
        ("print_paper", f"/preservation-applications/{APPLICATION}/papers/ruling-1", "applicant"),
        ("print_preview", f"/preservation-applications/{APPLICATION}/preview", "applicant"),
        ("print_office_paper", f"{OFFICE}/papers/ruling-1", "clerk"),
        ("preview_ruling", f"{OFFICE}/ruling-draft/preview", "judge"),
    ],
)
def test_a_paper_is_answered_as_it_was_printed(house: House, call: str, path: str, who: str) -> None:
    printed = {"filename": "民事裁定书.pdf", "base64": base64.b64encode(b"%PDF-1.7 paper").decode()}
    house.rpc.answers[f"preservation.{call}"] = A_PAPER | printed

    answer = house.visit("GET", path, who=who)

    assert (answer.status_code, answer.content) == (200, b"%PDF-1.7 paper")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E6%B0%91")


def test_a_signed_paper_is_kept_sealed_and_answered_out_of_the_store(house: House) -> None:
    content = a_pdf()
    assert sign(house, "民事裁定书.pdf", content) == 201
    key, _, asked = house.last
    assert key == "preservation.keep_signed_paper"
    assert (asked["paper"]["filename"], asked["paper"]["size"], asked["paper"]["pages"]) == (
        "民事裁定书.pdf",
        len(content),
        1,
    )

    house.rpc.answers["preservation.print_paper"] = A_PAPER | {"base64": None, "file": asked["file"]}
    answer = house.visit("GET", f"/preservation-applications/{APPLICATION}/papers/ruling-1")

    assert (answer.status_code, answer.content) == (200, content)


def test_a_signed_paper_is_a_pdf_and_the_judge_s_own(house: House) -> None:
    assert sign(house, "裁定.png", b"\x89PNG\r\n\x1a\n" + bytes(20)) == 422
    assert sign(house, "裁定.pdf", a_pdf(), who="clerk") == 403
    house.rpc.answers["preservation.view_ruling_draft"] = Problem(ASSIGNED_TO_ANOTHER)
    assert sign(house, "裁定.pdf", a_pdf()) == 403
    assert len(house.blobs.kept) == 1


def test_a_refused_signed_paper_leaves_nothing_behind(house: House) -> None:
    house.rpc.answers["preservation.keep_signed_paper"] = Problem(ASSIGNED_TO_ANOTHER)

    assert sign(house, "裁定.pdf", a_pdf()) == 403

    assert len(house.blobs.kept) == 1


def test_an_infected_file_is_refused_by_name_and_not_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def found(_: BinaryIO) -> str:
        raise unfit("infected", "文件含有病毒（X）", "the file carries a virus (X)")

    monkeypatch.setattr(house.edge.antivirus, "scan", found)
    path = f"/preservation-applications/{APPLICATION}/materials"
    files = {"file": ("一.pdf", a_pdf(), "application/pdf")}

    answer = house.visit("POST", path, files=files, data={"kind": "OTHER"})

    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "infected")
    assert len(house.blobs.kept) == 1


def test_a_pdf_of_more_pages_than_anybody_reads_is_refused() -> None:
    examine(io.BytesIO(a_pdf(PAGES)), "一.pdf")
    with pytest.raises(Problem) as refused:
        examine(io.BytesIO(a_pdf(PAGES + 1)), "一.pdf")
    assert refused.value.fields[0]["code"] == "too-large"
