"""The clauses read for each insurer as its data says, and a file of clauses that makes no sense stops the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from services.guarantee.clients.clauses import ClauseBook, ClausesWrong
from services.guarantee.clients.insurers import Insurers
from services.guarantee.domain.insurer import Insurer

BOOK, INSURERS = ClauseBook.read(), Insurers.read()


@pytest.mark.parametrize("insurer", INSURERS.all(), ids=lambda each: each.code)
def test_no_brace_is_left_open_for_any_insurer(insurer: Insurer) -> None:
    clauses = BOOK.of(insurer)
    assert clauses is not None
    said = "\n".join((*clauses.articles(excluding=False), *clauses.articles(excluding=True)))
    assert "{" not in said
    assert insurer.filing_no in said
    assert clauses.title.startswith(insurer.product)
    assert ("解除之日止" in said) is insurer.follows_letter


def test_handling_is_told_as_it_is_charged() -> None:
    clauses = {each.code: BOOK.of(each) for each in INSURERS.all()}
    said = {code: "".join(each.articles(excluding=False)) for code, each in clauses.items() if each}
    assert "扣除保险费10%的手续费（最高200.00元）" in said["demo-insurer"]
    assert "不收取手续费" in said["shiguang-demo"]


def test_articles_are_numbered_through_and_the_exclusions_stand_apart() -> None:
    clauses = BOOK.of(INSURERS.all()[0])
    assert clauses is not None
    numbers = [each.partition("条")[0] for _, articles in clauses.numbered() for each in articles]
    assert len(set(numbers)) == len(numbers)
    assert numbers[0] == "第一"
    both = clauses.articles(excluding=False), clauses.articles(excluding=True)
    assert len(both[0]) + len(both[1]) == len(numbers)
    assert all(both)
    assert not set(both[0]) & set(both[1])


def test_an_edition_is_found_by_what_was_signed_and_no_other() -> None:
    insurer = INSURERS.all()[0]
    latest = BOOK.of(insurer)
    assert latest is not None
    assert BOOK.of(insurer, latest.version) == latest
    assert BOOK.of(insurer, "another") is None
    later = replace(latest, version="later", since=latest.since.replace(year=2027))
    both = ClauseBook((later, latest))
    assert [each.version for each in (both.of(insurer), both.of(insurer, latest.version)) if each] == [
        "later",
        latest.version,
    ]


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        ("", "there is no edition"),
        ("[[edition]]\n", "required"),
        ("nonsense", "="),
        (
            '[[edition]]\nversion = "1"\nsince = 2026-01-01\nchapters = [{ title = "总则", articles = ["一"] }]\n',
            "none excludes anything",
        ),
        (
            '[[edition]]\nversion = "1"\nsince = 2026-01-01\nchapters = [{ title = "", articles = [""], excludes = true }]\n',
            "says nothing",
        ),
    ],
)
def test_a_file_that_makes_no_sense_is_complained_of(tmp_path: Path, file: str, complaint: str) -> None:
    path = tmp_path / "clauses.toml"
    path.write_text(file, encoding="utf-8")
    with pytest.raises(ClausesWrong, match=complaint):
        ClauseBook.read(path)
