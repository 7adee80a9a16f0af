"""The clauses of an insurer's product; the exclusions stand apart, so that nobody signs without having seen them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from services.dossier.paper.amounts import counted, yuan
from services.guarantee.domain.insurer import Insurer


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """Articles under one title; what *excludes* must strike the eye, or binds nobody [保险法 art. 17(2)]."""

    title: str
    articles: tuple[str, ...]
    excludes: bool = False


@dataclass(frozen=True, kw_only=True)
class Clauses:
    """An edition, as it is or as it reads for one insurer; its articles are numbered through."""

    version: str
    since: date
    chapters: tuple[Chapter, ...]
    title: str = ""

    def numbered(self) -> Iterator[tuple[Chapter, tuple[str, ...]]]:
        """Yield each chapter with its articles, each with its number before it."""
        last = 0
        for chapter in self.chapters:
            said = tuple(f"第{counted(last + i)}条　{each}" for i, each in enumerate(chapter.articles, 1))
            last += len(said)
            yield chapter, said

    def articles(self, *, excluding: bool) -> tuple[str, ...]:
        """Return the exclusions, or all the others."""
        return tuple(
            each for chapter, said in self.numbered() if chapter.excludes is excluding for each in said
        )

    def faults(self) -> Iterator[str]:
        """Yield what makes no sense."""
        if not 0 < len(self.version) <= _VERSION:
            yield f"version: 1 to {_VERSION} signs"
        if not any(each.excludes for each in self.chapters):
            yield "chapters: none excludes anything"
        yield from (
            f"chapters: {each.title or 'one without a title'} says nothing"
            for each in self.chapters
            if not each.title or not all(each.articles)
        )


_VERSION = 20
_FOLLOWS = (
    "保险期间自保险单载明的起始日零时起，至保函项下的担保责任解除之日止。保险单载明的终止日仅用于计算保险费。"
)
_FIXED = "保险期间自保险单载明的起始日零时起，至保险单载明的终止日二十四时止。"


def for_insurer(clauses: Clauses, insurer: Insurer) -> Clauses:
    """Return the clauses as they read for one insurer."""
    words = {
        "product": insurer.product,
        "filing_no": insurer.filing_no,
        "term": _FOLLOWS if insurer.follows_letter else _FIXED,
        "handling": _handling(insurer),
    }
    chapters = tuple(
        replace(each, articles=tuple(article.format_map(words) for article in each.articles))
        for each in clauses.chapters
    )
    return replace(clauses, chapters=chapters, title=f"{insurer.product}条款")


def _handling(insurer: Insurer) -> str:
    if not insurer.handling_percent:
        return "保险人退还全部保险费，不收取手续费"
    percent, cap = f"{insurer.handling_percent.normalize():f}", yuan(insurer.handling_cap)
    return f"保险人扣除保险费{percent}%的手续费（最高{cap}）后退还保险费"
