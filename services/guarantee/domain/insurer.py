"""An insurer: where it insures, at what price, how much it may carry, and how fast it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.chassis.refusals import Refusal, bad
from services.dossier.lists import TEST_COURT
from services.guarantee.domain.tariff import Tariff

EVERY_COURT = "*"
WHOLE = 100
_NAMED = (
    "name",
    "branch",
    "uscc",
    "address",
    "service_line",
    "product",
    "filing_no",
    "certificate",
)
_POSITIVE = ("max_amount", "capacity", "policy_months", "quote_days", "answer_hours", "urgent_answer_hours")
_CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?")


class InsurerNotAtCourt(Refusal):
    """There is no such insurer, or the chosen court does not take its letters [our own rule]."""

    CODE = "guarantee.insurer-not-at-court"


@dataclass(frozen=True, kw_only=True)
class Insurer:
    """
    An insurer's branch that writes policies and letters; *uscc* is its 统一社会信用代码.

    *courts* are beginnings of 法院代字 (湘 is every court of Hunan), or ``*`` for all but the test court. *max_amount*
    is what it quotes without a person, *four_eyes_above* what one underwriter alone may approve, *capacity* what all
    its open letters may come to. A policy that *follows_letter* ends with the letter; *policy_months* is then only what
    a surrender is counted on. *handling_percent* of the premium, at most *handling_cap*, is kept when a policy is given
    back before cover began.
    """

    code: str
    name: str
    branch: str
    uscc: str
    address: str
    service_line: str
    courts: tuple[str, ...]
    product: str
    filing_no: str
    certificate: str
    max_amount: Decimal
    capacity: Decimal
    four_eyes_above: Decimal
    policy_months: int
    tariffs: tuple[Tariff, ...]
    needs_consultant_no: bool = False
    follows_letter: bool = False
    quote_days: int = 7
    answer_hours: int = 24
    urgent_answer_hours: int = 4
    handling_percent: Decimal = Decimal(0)
    handling_cap: Decimal = Decimal(0)

    def serves(self, court: str) -> bool:
        """Tell whether the court takes this insurer's letters; the test court is served by name only."""
        if court == TEST_COURT:
            return TEST_COURT in self.courts
        return any(each == EVERY_COURT or court.startswith(each) for each in self.courts)

    def tariff(self, on: date) -> Tariff | None:
        """Return the tariff that counts on that day, the latest begun; none if there is none."""
        return max(
            (each for each in self.tariffs if each.counts(on)), key=lambda each: each.since, default=None
        )

    def tariff_called(self, version: str) -> Tariff | None:
        """Return the tariff by which something was quoted."""
        return next((each for each in self.tariffs if each.version == version), None)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield each field that makes no sense, and why."""
        if not _CODE.fullmatch(self.code):
            yield "code", "small letters, digits and dashes, 20 at most"
        yield from ((name, "is empty") for name in _NAMED if not getattr(self, name).strip())
        yield from ((name, "must be positive") for name in _POSITIVE if getattr(self, name) <= 0)
        if not self.courts or not all(self.courts):
            yield "courts", "names no court"
        if TEST_COURT in self.courts and len(self.courts) > 1:
            yield "courts", f"who serves {TEST_COURT} serves no other court"
        # What is quoted by hand always needs two.
        if not 0 <= self.four_eyes_above <= self.max_amount:
            yield "four_eyes_above", "lies between 0 and max_amount"
        if not 0 <= self.handling_percent <= WHOLE:
            yield "handling_percent", f"lies between 0 and {WHOLE}"
        if self.handling_cap < 0:
            yield "handling_cap", "must not be negative"
        yield from self._faults_of_tariffs()

    def _faults_of_tariffs(self) -> Iterator[tuple[str, str]]:
        if not self.tariffs:
            yield "tariffs", "there is none"
        if len({each.version for each in self.tariffs}) < len(self.tariffs):
            yield "tariffs", "two have the same version"
        for place, each in enumerate(self.tariffs):
            for name, reason in each.faults():
                yield f"tariffs[{place}].{name}", reason
            if each.slices and each.limit < self.max_amount:
                yield f"tariffs[{place}].slices", "end below max_amount"


def not_at_court() -> InsurerNotAtCourt:
    """Return the refusal of an insurer that the court has not."""
    return InsurerNotAtCourt(
        bad("insurer", "choice", "请选择该法院可用的保险公司", "choose one of the court's")
    )
