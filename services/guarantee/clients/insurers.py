"""The insurers that take part: those that the release ships (data/insurers.toml), or those of the operator's own file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Self, cast, get_args, get_origin, get_type_hints

import msgspec

from services.dossier.lists import TEST_COURT
from services.guarantee.domain.insurer import Insurer, not_at_court

_SHIPPED = Path(__file__).parent.parent / "data" / "insurers.toml"


class InsurersWrong(SystemExit):
    """The file of insurers cannot be used; every wrong field is named."""


class Insurers:
    """Every insurer that takes part, by code."""

    def __init__(self, insurers: tuple[Insurer, ...]) -> None:
        self._by_code = {each.code: each for each in insurers}

    @classmethod
    def read(cls, path: str = "") -> Self:
        """
        Return the insurers of the file at *path*, or of the one that the release ships.

        Raises:
            InsurersWrong: the file cannot be read, or some of its fields are wrong.
        """
        file = Path(path) if path else _SHIPPED
        try:
            told = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=_figure)
        except (OSError, ValueError) as error:
            raise InsurersWrong(f"{file}: {error}") from error
        wrong: list[str] = []
        insurers = _insurers(told, wrong)
        if wrong:
            raise InsurersWrong("\n".join(f"{file}: {each}" for each in wrong))
        return cls(insurers)

    def all(self) -> tuple[Insurer, ...]:
        """Return every insurer, in the order of the file."""
        return tuple(self._by_code.values())

    def get(self, code: str) -> Insurer | None:
        """Return the insurer with this code."""
        return self._by_code.get(code)

    def serving(self, court: str) -> tuple[Insurer, ...]:
        """Return the insurers whose letters the court takes."""
        return tuple(each for each in self.all() if each.serves(court))

    def at(self, court: str, code: str) -> Insurer:
        """Return the insurer with this code, if the court takes its letters; refuse it otherwise."""
        found = self.get(code)
        if found is None or not found.serves(court):
            raise not_at_court()
        return found


def _insurers(told: dict[str, Any], wrong: list[str]) -> tuple[Insurer, ...]:
    wrong += [f"{each}: there is no such table" for each in told if each != "insurer"]
    tables = told.get("insurer", [])
    if not isinstance(tables, list) or not tables:
        wrong.append("insurer: there is none; expected [[insurer]]")
        return ()
    built = []
    for number, table in enumerate(tables, 1):
        code = table.get("code") if isinstance(table, dict) else None
        where = f"insurer {code or f'no. {number}'}"
        insurer = _built(Insurer, table, where, wrong)
        if insurer is not None:
            wrong += [f"{where}.{field} {reason}" for field, reason in insurer.faults()]
            built.append(insurer)
    wrong += _together(built)
    return tuple(built)


def _together(insurers: list[Insurer]) -> Iterator[str]:
    codes = [each.code for each in insurers]
    for code in sorted({each for each in codes if codes.count(each) > 1}):
        yield f"insurer {code}.code is that of another, too"
    testing = [each.code for each in insurers if each.serves(TEST_COURT)]
    if len(testing) > 1:
        yield f"insurer {testing[1]}.courts: {TEST_COURT} is served by {testing[0]} already"


def _built(cls: type[Any], told: Any, where: str, wrong: list[str]) -> Any:
    """Return what a table says as *cls*, or None and name what is wrong with it."""
    if not isinstance(told, dict):
        wrong.append(f"{where}: expected a table")
        return None
    before = len(wrong)
    hints = get_type_hints(cls)
    wrong += [f"{where}.{name}: there is no such field" for name in told if name not in hints]
    facts = {
        name: _value(hint, told[name], f"{where}.{name}", wrong)
        for name, hint in hints.items()
        if name in told
    }
    wrong += [
        f"{where}.{each.name} is missing"
        for each in fields(cls)
        if each.name not in told and each.default is MISSING and each.default_factory is MISSING
    ]
    return cls(**facts) if len(wrong) == before else None


def _value(hint: Any, told: Any, where: str, wrong: list[str]) -> Any:
    items = get_args(hint)
    if get_origin(hint) is tuple and is_dataclass(items[0]) and isinstance(told, list):
        item = cast("type[Any]", items[0])
        return tuple(_built(item, each, f"{where}[{place}]", wrong) for place, each in enumerate(told))
    try:
        value = msgspec.convert(told, hint)
    except msgspec.ValidationError as error:
        wrong.append(f"{where}: {error}")
        return None
    if isinstance(value, Decimal) and not value.is_finite():
        wrong.append(f"{where}: {value} is no figure")
        return None
    return value


def _figure(text: str) -> Decimal:
    """Return a figure exactly as it is written; `nan` and `inf` are none."""
    figure = Decimal(text)
    if not figure.is_finite():
        raise ValueError(f"{text} is no figure")
    return figure
