"""How papers look: every one is a demo on each page, in embedded fonts, the same bytes each time."""

import io
import os
import re
from dataclasses import replace

import pikepdf
import pytest

from deploy.local.installation import Installation
from deploy.local.stack import find_fonts
from services.dossier.paper.sheet import Line
from services.dossier.printing import DEMO, Papers
from services.dossier.tests.pdf import words_of
from services.preservation.domain.paper import Sheet, preview
from services.preservation.tests import dockets
from services.preservation.tests.applications import TODAY
from services.preservation.tests.examples import example

RULING = dockets.paper(dockets.preserved(), "RULING")


@pytest.fixture(scope="session")
def fonts() -> str:
    """Where Noto CJK lies, as the programs are told."""
    return os.environ.get("FONTS_PATH") or find_fonts(Installation())


@pytest.fixture(scope="session")
def papers(fonts: str) -> Papers:
    return Papers(fonts)


def pages(papers: Papers, sheet: Sheet) -> list[str]:
    with pikepdf.open(io.BytesIO(papers.printed(sheet).content)) as pdf:
        return [words_of(page) for page in pdf.pages]


def test_every_paper_says_on_every_page_that_it_is_a_demo(papers: Papers) -> None:
    printed = set()
    sheets = [sheet for application in dockets.one_of_each() for sheet in dockets.papers(application)]
    for sheet in sheets:
        if (sheet.kind, sheet.title) in printed:
            continue
        printed.add((sheet.kind, sheet.title))
        paper = papers.printed(sheet)
        assert DEMO in paper.filename
        with pikepdf.open(io.BytesIO(paper.content)) as pdf:
            assert DEMO in str(pdf.docinfo.Title)
            assert DEMO in str(pdf.docinfo.Keywords)
            for number, page in enumerate(pdf.pages, 1):
                said = words_of(page)
                assert said.count(DEMO) >= 2, sheet.id  # across the page, and at its foot
                assert f"第{number}页共{len(pdf.pages)}页" in re.sub(r"\s", "", said)
                assert sheet.id in said
                assert "不具有法律效力" in said


def test_a_file_as_full_as_can_be_loses_nothing(papers: Papers) -> None:
    form = re.sub(r"\s", "", "".join(pages(papers, preview_of_full())))
    for wanted in ("第10分公司", "玖万玖仟玖佰玖拾玖亿", "199_买卖合同及补充协议_signed_scan_", "40演示"):
        assert wanted in form


def preview_of_full() -> Sheet:
    return preview(
        dockets.full(), dockets.REGISTERS, application_id="x", number="BQ-2026-湘-000001-0", on=TODAY
    )


def test_a_preview_says_so_on_every_page_and_in_its_name(papers: Papers) -> None:
    sheet = preview(example(), dockets.REGISTERS, application_id="x", number="BQ-1", on=TODAY)
    assert "（预览）" in papers.printed(sheet).filename
    assert all("预览稿" in each and "不是文书" in each for each in pages(papers, sheet))


def test_a_paper_shows_its_words_in_embedded_fonts(papers: Papers) -> None:
    paper = papers.printed(RULING)
    with pikepdf.open(io.BytesIO(paper.content)) as pdf:
        text = "".join(words_of(page) for page in pdf.pages)
        fonts = [font.DescendantFonts[0] for page in pdf.pages for font in page.Resources.Font.values()]
        assert all(
            "/FontFile3" in font.FontDescriptor or "/FontFile2" in font.FontDescriptor for font in fonts
        )
        assert all("NotoSerifCJK" in str(font.BaseFont) for font in fonts)
    for said in (
        RULING.letterhead,
        "民事裁定书",
        RULING.number,
        "演示法官",
        "演示书记员",
        RULING.date_in_words,
    ):
        assert said in text
    assert "?" not in text
    assert (paper.filename, paper.media_type) == (
        "民事裁定书（2026）湘财保1号 演示样本 无法律效力.pdf",
        "application/pdf",
    )


def test_the_same_words_give_the_same_bytes(papers: Papers, fonts: str) -> None:
    assert papers.printed(RULING).content == Papers(fonts).printed(RULING).content


def test_the_words_of_people_are_no_markup(papers: Papers) -> None:
    sheet = replace(RULING, body=(Line(text="#[$x$ *甲* _乙_]"),))
    assert "#[$x$ *甲* _乙_]" in pages(papers, sheet)[0]
