"""The clauses that the release ships (data/clauses.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Self

import msgspec

from services.guarantee.domain.clauses import Clauses, for_insurer
from services.guarantee.domain.insurer import Insurer

_SHIPPED = Path(__file__).parent.parent / "data" / "clauses.toml"


class ClausesWrong(SystemExit):
    """The file of clauses cannot be used."""


class ClauseBook:
    """Every edition of the clauses."""

    def __init__(self, editions: tuple[Clauses, ...]) -> None:
        self._by_version = {each.version: each for each in editions}
        self._latest = max(editions, key=lambda each: each.since)

    @classmethod
    def read(cls, path: Path = _SHIPPED) -> Self:
        """
        Return the editions of the file at *path*.

        Raises:
            ClausesWrong: it cannot be read, or an edition makes no sense.
        """
        try:
            told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
            editions = msgspec.convert(told.get("edition", []), tuple[Clauses, ...])
        except (OSError, ValueError) as error:
            raise ClausesWrong(f"{path}: {error}") from error
        wrong = [f"{path}: {each.version}: {fault}" for each in editions for fault in each.faults()]
        if wrong or not editions:
            raise ClausesWrong("\n".join(wrong) or f"{path}: there is no edition")
        return cls(editions)

    def of(self, insurer: Insurer, version: str = "") -> Clauses | None:
        """Return the edition that was signed, or without a version the one in force, as it reads for *insurer*."""
        found = self._by_version.get(version) if version else self._latest
        return for_insurer(found, insurer) if found else None
