"""The outside of preservation: lists and the printer."""

import io
import os
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from deploy.local.installation import Installation
from deploy.local.stack import find_fonts
from services.preservation.clients import DEMO, Causes, Courts, Papers
from services.preservation.domain.paper import RulingPaper

PAPER = RulingPaper(
    court="湖南省高级人民法院",
    case_no="（2026）湘财保1号",
    application_number="BQ-2026-湘-000123-7",
    parties=("申请人：张三。", "被申请人：李四。"),
    paragraphs=("申请人张三于2026年3月20日向本院申请诉前财产保全。", "本裁定立即开始执行。"),
    judge="演示法官",
    clerk="演示书记员",
    ruled_on=date(2026, 3, 23),
    date_in_words="二〇二六年三月二十三日",
)


@pytest.fixture(scope="session")
def courts() -> Courts:
    return Courts()


@pytest.fixture(scope="session")
def causes() -> Causes:
    return Causes()


def test_the_court_of_the_guides_is_on_the_list(courts: Courts) -> None:
    court = courts.get("湘")
    assert court is not None
    assert (court.name, court.level, court.parent) == ("湖南省高级人民法院", "HIGH", "最高法")
    assert courts.get("無") is None


@pytest.mark.parametrize(
    "q", ["长沙市芙蓉", "湘0102", "changshashifurong", "chang sha shi fu rong", "cssfr", "CSSFR"]
)
def test_a_court_is_found_by_name_code_and_pinyin(courts: Courts, q: str) -> None:
    assert [court.code for court in courts.search(q)] == ["湘0102"]


@pytest.mark.parametrize(
    ("q", "code"), [("chongqingshigaoji", "渝"), ("xiamenhaishi", "闽72"), ("minhang", "沪0112")]
)
def test_names_with_two_readings_are_read_as_places_are(courts: Courts, q: str, code: str) -> None:
    assert code in [court.code for court in courts.search(q)]


def test_courts_are_listed_by_parent(courts: Courts) -> None:
    assert all(court.parent == "湘" for court in courts.search(parent="湘"))
    assert {court.code for court in courts.search("长沙", "湘")} == {"湘01"}
    assert len(courts.search()) == 292


def test_each_court_hangs_below_another(courts: Courts) -> None:
    assert all(courts.get(court.parent) for court in courts.search() if court.parent)


def test_causes_are_found_with_what_they_stand_under(causes: Causes) -> None:
    assert causes.version == "2025"
    found = causes.search("民间借贷")
    assert [(cause.serial, cause.parent_name) for cause in found] == [("108.3", "借款合同纠纷")]
    assert causes.search("mjjd") == found
    assert causes.get("108.3") == found[0]
    assert "L2-50" in [cause.serial for cause in causes.search("l2-50")]
    assert len(causes.search()) == 233


def test_every_name_is_read_sign_by_sign(courts: Courts, causes: Causes) -> None:
    for row in (*courts._rows, *causes._rows):
        assert len(row[1].initials) == len(re.findall(r"[一-龥]", row[1].name))


# --- papers -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def fonts() -> str:
    """Where Noto CJK lies, as the programs are told."""
    return os.environ.get("FONTS_PATH") or find_fonts(Installation())


@pytest.fixture(scope="session")
def papers(fonts: str) -> Papers:
    return Papers(fonts)


def words_of(page: pikepdf.Page) -> str:
    """Return the text of a page: the glyphs that it shows, by each font's own table of what they mean."""
    text, meaning = [], {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            table = page.Resources.Font[str(operands[0])].ToUnicode.read_bytes().decode()
            meaning = {
                code: bytes.fromhex(sign).decode("utf-16-be")
                for code, sign in re.findall(r"<(\w{4})> <(\w+)>", table)
            }
        if str(operator) in ("Tj", "TJ"):
            shown = operands[0] if str(operator) == "TJ" else [operands[0]]
            glyphs = b"".join(bytes(each) for each in shown if isinstance(each, pikepdf.String)).hex().upper()
            text += [meaning.get(glyphs[i : i + 4], "?") for i in range(0, len(glyphs), 4)]
    return "".join(text)


def test_a_ruling_says_on_every_page_that_it_is_a_demo(papers: Papers) -> None:
    long = replace(PAPER, paragraphs=PAPER.paragraphs * 60)
    with pikepdf.open(io.BytesIO(papers.ruling(long).content)) as pdf:
        assert len(pdf.pages) > 2
        for page in pdf.pages:
            assert words_of(page).count(DEMO) >= 2  # across the page, and at its foot
        assert DEMO in str(pdf.docinfo.Title)
        assert DEMO in str(pdf.docinfo.Keywords)


def test_a_ruling_shows_its_words_in_embedded_fonts(papers: Papers) -> None:
    paper = papers.ruling(PAPER)
    with pikepdf.open(io.BytesIO(paper.content)) as pdf:
        (page,) = pdf.pages
        text = words_of(page)
        fonts = [font.DescendantFonts[0] for font in page.Resources.Font.values()]
        assert all(
            "/FontFile3" in font.FontDescriptor or "/FontFile2" in font.FontDescriptor for font in fonts
        )
        assert all("NotoSerifCJK" in str(font.BaseFont) for font in fonts)
    for said in (
        PAPER.court,
        "民事裁定书",
        PAPER.case_no,
        *PAPER.parties,
        PAPER.judge,
        PAPER.date_in_words,
        PAPER.application_number,
    ):
        assert said in text
    assert "?" not in text
    assert (paper.filename, paper.media_type) == (
        "民事裁定书（2026）湘财保1号 演示样本 无法律效力.pdf",
        "application/pdf",
    )


def test_the_same_words_give_the_same_bytes(papers: Papers, fonts: str) -> None:
    assert papers.ruling(PAPER).content == Papers(fonts).ruling(PAPER).content


def test_the_words_of_people_are_no_markup(papers: Papers) -> None:
    with pikepdf.open(io.BytesIO(papers.ruling(replace(PAPER, judge="#[$x$ *甲* _乙_]")).content)) as pdf:
        assert "#[$x$ *甲* _乙_]" in words_of(pdf.pages[0])
