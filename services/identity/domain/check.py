"""A document that somebody shows at a court's counter, and what staff find."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from eventsourcing.domain import event

from services.chassis.aggregate import Aggregate, Event, Opening
from services.chassis.personal import Erased, Personal
from services.chassis.refusals import BadInput, Refusal

_COURT = re.compile(r"[一-龥]{1,4}[0-9]{0,4}")


class CheckDecided(Refusal):
    """A check has one result."""

    CODE = "identity.check-decided"


class Subject(StrEnum):
    """Whose document it is."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"


class CheckState(StrEnum):
    """How far the check is."""

    OPEN = "OPEN"
    PASSED = "PASSED"
    FAILED = "FAILED"


class LapsedBecause(StrEnum):
    """Why there is nothing left to look at."""

    ANOTHER_PERSON = "ANOTHER_PERSON"
    FACE_PASSED = "FACE_PASSED"
    ACCOUNT_CLOSED = "ACCOUNT_CLOSED"
    NOBODY_CAME = "NOBODY_CAME"
    NOBODY_LEFT = "NOBODY_LEFT"

    @property
    def words(self) -> str:
        """The reason as the person reads it; not stored, so that it can be worded better one day."""
        return _WORDS[self]


_WORDS = {
    LapsedBecause.ANOTHER_PERSON: "姓名或证件信息已修改，请重新申请核验。",
    LapsedBecause.FACE_PASSED: "已通过人脸识别完成实名认证。",
    LapsedBecause.ACCOUNT_CLOSED: "账户已申请注销。",
    LapsedBecause.NOBODY_CAME: "逾期未到柜台出示执照。",
    LapsedBecause.NOBODY_LEFT: "成员均已退出该组织。",
}


class Check(Aggregate):
    """
    One document to be looked at, of a person who declines the face or of an organisation.

    A face is never the only way [人脸识别技术应用安全管理办法 art. 10].
    """

    TOPIC = "identity.check"

    class Asked(Opening):
        TOPIC = "identity.check.asked"
        subject: Subject
        subject_id: UUID
        office: str
        asked_at: datetime

    class Moved(Event):
        TOPIC = "identity.check.moved"
        office: str
        moved_at: datetime

    class Passed(Event):
        TOPIC = "identity.check.passed"
        by: str
        remark: Annotated[str, Personal]
        decided_at: datetime

    class Failed(Event):
        TOPIC = "identity.check.failed"
        by: str
        remark: Annotated[str, Personal]
        decided_at: datetime

    class Lapsed(Event):
        """There was nothing left to look at."""

        TOPIC = "identity.check.lapsed"
        because: LapsedBecause
        lapsed_at: datetime

    def __init__(self, subject: Subject, subject_id: UUID, office: str) -> None:
        self.subject = subject
        self.subject_id = subject_id
        self.office = office
        self.state = CheckState.OPEN

    @classmethod
    def ask(cls, check_id: UUID, *, subject: Subject, subject_id: UUID, office: str, at: datetime) -> Check:
        """Say at which court's counter the document will be shown."""
        return cls._create(
            cls.Asked, id=check_id, subject=subject, subject_id=subject_id, office=office, asked_at=at
        )

    def move(self, office: str, *, at: datetime) -> None:
        """Show it at another court instead; asked for the same court it stays as it is."""
        self._must_be_open()
        if office != self.office:
            self._moved(office=office, moved_at=at)

    def decide(self, *, passed: bool, remark: str, by: str, at: datetime) -> None:
        """Record what staff found with the document in hand; who is turned away is told why."""
        self._must_be_open()
        if passed:
            self._passed(by=by, remark=remark, decided_at=at)
        elif remark:
            self._failed(by=by, remark=remark, decided_at=at)
        else:
            raise BadInput(
                {
                    "field": "remark",
                    "code": "required",
                    "zh": "核验不通过须说明理由",
                    "en": "say why it did not pass",
                }
            )

    def lapse(self, because: LapsedBecause, *, at: datetime) -> None:
        """End a check that has become pointless."""
        self._must_be_open()
        self._lapsed(because=because, lapsed_at=at)

    def _must_be_open(self) -> None:
        if self.state is not CheckState.OPEN:
            raise CheckDecided

    @event(Moved)
    def _moved(self, office: str, moved_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.office = office

    @event(Passed)
    def _passed(self, by: str, remark: str, decided_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.state = CheckState.PASSED

    @event(Failed)
    def _failed(self, by: str, remark: str, decided_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.state = CheckState.FAILED

    @event(Lapsed)
    def _lapsed(self, because: LapsedBecause, lapsed_at: datetime) -> None:  # noqa: ARG002 - for the history
        self.state = CheckState.FAILED


@dataclass(frozen=True, kw_only=True)
class CheckRecord:
    """A check as its read model tells."""

    id: UUID
    version: int
    subject: str
    subject_id: UUID
    office: str
    state: str
    asked_at: datetime
    decided_at: datetime | None
    remark: str | Erased
    position: int


def must_be_a_counter(office: str) -> None:
    """Refuse what cannot be the code of a court; which courts there are, others know."""
    if not _COURT.fullmatch(office):
        raise BadInput(
            {
                "field": "office",
                "code": "format",
                "zh": "应为法院代字，如湘0102",
                "en": "must be a court's code such as 湘0102",
            }
        )
