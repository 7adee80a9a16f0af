"""How papers look: each is a demo on every page, and the same words give the same bytes in any process."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable

import pikepdf
import pytest

from deploy.local.installation import Installation
from deploy.local.stack import find_fonts
from services.dossier.printing import DEMO, Papers
from services.dossier.tests.pdf import pages_of, words_of
from services.guarantee.tests import dockets
from services.guarantee.tests.rendered import digests


@pytest.fixture(scope="session")
def fonts() -> str:
    """Where Noto CJK lies, as the programs are told."""
    return os.environ.get("FONTS_PATH") or find_fonts(Installation())


@pytest.fixture(scope="session")
def papers(fonts: str) -> Papers:
    return Papers(fonts)


def test_every_paper_says_on_every_page_that_it_is_a_demo(papers: Papers) -> None:
    printed = set()
    for sheet in (each for file in dockets.one_of_each() for each in dockets.papers(file)):
        if sheet.kind in printed:
            continue
        printed.add(sheet.kind)
        paper = papers.printed(sheet)
        assert DEMO in paper.filename
        assert sheet.number in paper.filename
        with pikepdf.open(io.BytesIO(paper.content)) as pdf:
            assert DEMO in str(pdf.docinfo.Title)
            assert DEMO in str(pdf.docinfo.Keywords)
            for number, page in enumerate(pdf.pages, 1):
                said = words_of(page)
                assert said.count(DEMO) >= 2, sheet.id  # across the page, and at its foot
                assert f"第{number}页共{len(pdf.pages)}页" in re.sub(r"\s", "", said)
                assert "不具有法律效力" in said
                assert "?" not in said.replace("/verify?", "")


def test_a_program_prints_beside_its_hub_what_it_would_print_at_once(papers: Papers, fonts: str) -> None:
    done = []

    def beside(work: Callable[[], bytes]) -> bytes:
        done.append(work())
        return done[-1]

    letter = dockets.paper(dockets.issued(), "LETTER")
    assert Papers(fonts, beside=beside).printed(letter).content == papers.printed(letter).content
    assert len(done) == 1


def test_amounts_numbers_and_code_stand_on_the_letter_as_they_were_given(papers: Papers) -> None:
    said = re.sub(
        r"\s", "", "".join(pages_of(papers.printed(dockets.paper(dockets.issued(), "LETTER")).content))
    )
    for wanted in (
        dockets.LETTER_NO,
        dockets.POLICY_NO,
        "人民币贰拾万元整（¥200,000.00）",
        "7K3MN-0PQR5",
        "二〇二六年三月二日",
    ):
        assert wanted in said


def test_a_paper_carries_nothing_that_acts(papers: Papers) -> None:
    """No files and no scripts inside: what we hand out is taken as a material again."""
    for sheet in dockets.papers(dockets.issued()):
        with pikepdf.open(io.BytesIO(papers.printed(sheet).content)) as pdf:
            assert not pdf.attachments
            assert "/OpenAction" not in pdf.Root
            assert "/AA" not in pdf.Root
            assert "/JavaScript" not in pdf.Root.get("/Names", {})


def test_the_same_words_give_the_same_bytes_in_another_process(papers: Papers, fonts: str) -> None:
    other = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-W", "ignore", "-m", "services.guarantee.tests.rendered", fonts],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "1", "TZ": "America/Lima"},
    )
    assert other.stdout == digests(papers)


def test_a_file_as_full_as_can_be_loses_nothing(papers: Papers) -> None:
    content = dockets.full()
    said = {
        sheet.kind: re.sub(r"\s", "", "".join(pages_of(papers.printed(sheet).content)))
        for sheet in dockets.papers(dockets.issued(dockets.signed(content)))
    }
    for kind in ("PROPOSAL", "POLICY", "LETTER"):
        for party in (*content.basic.applicants, *content.basic.respondents):
            assert party.name in said[kind], (kind, party.name)
    assert "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分" in said["LETTER"]
