"""What a court rules, what a ruling needs, and how one is put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from services.chassis.refusals import Refusal, bad
from services.preservation.domain.status import Result


class NotAwaitingRuling(Refusal):
    """Review and fee come before the ruling, unless it is urgent or a dismissal [诉讼费用交纳办法 arts 20(2), 22]."""

    CODE = "preservation.not-awaiting-ruling"


class AlreadyRuled(Refusal):
    """An application is ruled on once; who disagrees asks for reconsideration [民事诉讼法 art. 111]."""

    CODE = "preservation.already-ruled"


class OutcomeWrong(Refusal):
    """A dismissal stands or is revoked; there is nothing in it to change [法释〔2016〕22号 art. 25(3)]."""

    CODE = "preservation.outcome-wrong"


class RulingItemsWrong(Refusal):
    """The items of a ruling name respondents and property of the application, and fit its result [民事诉讼法 art. 105]."""

    CODE = "preservation.ruling-items-wrong"


class PaperMissing(Refusal):
    """A ruling says what and why, drafted here or in its signed paper [民事诉讼法 art. 157(3)]."""

    CODE = "preservation.paper-missing"


@dataclass(frozen=True, kw_only=True)
class RuledItem:
    """
    裁定事项: against which respondent, on which property, what, up to how much.

    *respondent* and *clue* are positions in the application; a clue may be missing where the court searches.
    """

    respondent: int
    action: str
    granted: bool = True
    clue: int | None = None
    description: str = ""
    amount: Decimal | None = None
    term: str = ""


@dataclass(frozen=True, kw_only=True)
class SignedPaper:
    """The signed paper as a file: where it lies, and what opens it; for the gateway alone."""

    filename: str
    size: int
    sha256: str
    address: str
    key: str


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """裁定结果, 裁定日期, and what the paper 民事裁定书 says; *urgent_because* lets it come before the fee."""

    result: Result
    ruled_on: date
    case_no: str
    reasons: str = ""
    order: str = ""
    judge: str = ""
    clerk: str = ""
    officer: str = ""
    officer_no: str = ""
    items: tuple[RuledItem, ...] = ()
    urgent_because: str = ""
    signed: SignedPaper | None = None
    judge_id: UUID | None = None

    @property
    def dismissed(self) -> bool:
        """Tell whether the application was dismissed."""
        return self.result is Result.DISMISSED

    def grants(self, respondent: int, clue: int | None) -> bool:
        """
        Tell whether something may be taken from the respondent, on this clue [民事诉讼法 art. 105].

        One that names nothing grants what was asked for, and so does a dismissal that was revoked.
        """
        items = () if self.dismissed else self.items
        granted = [each for each in items if each.granted]
        mine = {each.clue for each in granted if each.respondent == respondent}
        if any(not each.granted and (each.respondent, each.clue) == (respondent, clue) for each in items):
            return False
        return not granted or None in mine or (bool(mine) if clue is None else clue in mine)

    @property
    def preserves(self) -> Decimal | None:
        """What a part comes to that alone is granted; None when it is the whole, or does not say."""
        granted = [each.amount for each in self.items if each.granted]
        known = [each for each in granted if each is not None]
        if self.result is not Result.PARTIAL or not granted or len(known) < len(granted):
            return None
        return sum(known, Decimal(0))

    def must_be_written(self, respondents: int, clues: int) -> None:
        """Refuse a ruling without reasons and order, or with items that the application does not know."""
        if self.signed is None and not (self.reasons.strip() and self.order.strip() and self.judge.strip()):
            zh, en = "请撰写裁定书，或上传已签章的裁定书", "is drafted here, or uploaded signed"
            raise PaperMissing(bad("paper", "required", zh, en))
        for i, each in enumerate(self.items):
            known = each.respondent < respondents and (each.clue is None or each.clue < clues)
            if not known or (each.granted and self.dismissed):
                zh, en = "裁定事项与申请或裁定结果不符", "fits neither the application nor the result"
                raise RulingItemsWrong(bad(f"items.{i}", "choice", zh, en))
        refused = [each for each in self.items if not each.granted]
        if self.result is Result.GRANTED and refused:
            zh, en = "部分不予保全的，裁定结果应为部分保全", "is PARTIAL when part of it is refused"
            raise RulingItemsWrong(bad("result", "choice", zh, en))
        if self.result is Result.PARTIAL and refused and len(refused) == len(self.items):
            zh, en = "全部不予保全的，裁定结果应为驳回", "is DISMISSED when all of it is refused"
            raise RulingItemsWrong(bad("result", "choice", zh, en))


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """补正裁定: what was wrong, and how it reads [法释〔2016〕22号 art. 24; 民事诉讼法 art. 157(1)(7)]."""

    case_no: str
    wrong: str
    right: str
    judge: str
    clerk: str = ""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """复议决定: UPHELD, CHANGED or REVOKED, and why [法释〔2016〕22号 art. 25; 民诉法解释 arts 171, 172]."""

    outcome: str
    reasons: str
    judge: str = ""
