"""保函核验: what the insurers' side lets us know of the letters that an application names."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.status import is_lawful
from services.preservation.use_cases import words
from services.preservation.use_cases.desk import Desk
from services.preservation.use_cases.history import History


class Letters(Desk):
    """What guarantee lets us know."""

    def record_letter_check(
        self,
        *,
        cause: Cause,
        application_id: UUID,
        letter_no: str,
        result: str,
        insurer: str,
        amount: Decimal | None,
        checked_at: datetime,
        insurer_name: str = "",
    ) -> dict[str, Any]:
        """Keep an answer for the court; of what no court has before it none is kept."""
        application = self.store.find(Application, application_id)
        if application is None or not is_lawful(application.status, "LetterChecked"):
            return self.store.save(cause=cause)
        application.check_letter(
            letter_no, result, insurer=insurer, amount=amount, at=checked_at, insurer_name=insurer_name
        )
        return self._saved(cause, application)


def lines(seen: History) -> list[dict[str, Any]]:
    """Return a line for each letter that the application names by now: the newest answer, in whatever order they came."""
    named = seen.content.letters if seen.content else ()
    answers = sorted(
        (each for each in seen.events if isinstance(each, Application.LetterChecked)),
        key=lambda each: each.checked_at,
    )
    return [_line(each, seen, [of for of in answers if of.letter_no == each]) for each in named]


def _line(letter_no: str, seen: History, answers: list[Application.LetterChecked]) -> dict[str, Any]:
    if not answers:
        laid = seen.last(Application.Submitted, Application.GuaranteeProvided)
        result, insurer, amount, at = "ASKED", "", None, laid.timestamp
    else:
        newest = answers[-1]
        result, amount, at = newest.result, newest.amount, newest.checked_at
        insurer = next((each.insurer_name for each in answers if each.insurer_name), newest.insurer)
    return {
        "letter_no": letter_no,
        "result": result,
        "result_text": words.LETTER.get(result, result),
        "insurer_name": insurer,
        "amount": amount,
        "checked_at": at,
    }
