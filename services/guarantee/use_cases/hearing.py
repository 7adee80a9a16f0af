"""What payment, preservation and identity let us know: the bill, what a letter secures, whose account is gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.refusals import Unknown
from services.chassis.vault import destroyed
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.securing import SECURES, Course, Result, Securing
from services.guarantee.use_cases.desk import Desk


class Hearing(Desk):
    """What becomes of an application when the others say what happened."""

    # --- the premium --------------------------------------------------------------------------------------------------

    def record_bill(self, *, cause: Cause, application_id: UUID, bill_id: UUID) -> dict[str, Any]:
        """Note the bill of the premium; it may be heard of again, or after its payment."""
        application = self._billed(application_id)
        application.bill(bill_id)
        return self._saved(cause, application)

    def record_premium(
        self, *, cause: Cause, application_id: UUID, bill_id: UUID, amount: Decimal, paid_at: datetime
    ) -> dict[str, Any]:
        """
        Record that the premium was paid; the same payment heard of again changes nothing.

        Money that is not the premium, or that comes when none is due any more, is refused: it lies where a person looks
        after it, and payment owes it back.
        """
        application = self._billed(application_id)
        if application.paid_by != bill_id:
            application.record_premium(bill_id=bill_id, amount=amount, paid_at=paid_at)
        return self._saved(cause, application)

    # --- what a letter secures ----------------------------------------------------------------------------------------

    def record_letters(
        self,
        *,
        cause: Cause,
        preservation_id: UUID,
        letters: Iterable[str],
        court: str,
        holders: Iterable[UUID],
        needed: Decimal | None = None,
    ) -> dict[str, Any]:
        """
        Check the letters that a preservation names, bind those that secure it, and let those go that it names no more.

        Each is told once per submission; *needed* is what they must come to together.
        """
        securing = self._securing(preservation_id)
        named = tuple(dict.fromkeys(letters))
        binds = securing.name(named, court=court, holders=tuple(holders), needed=needed, as_of=cause.sequence)
        found = self._lettered(named)
        self._check(securing, found, cause, binds=binds)
        return self._followed(securing, found, cause)

    def turn_preservation(self, *, cause: Cause, preservation_id: UUID, course: Course) -> dict[str, Any]:
        """Let the letters follow a preservation that came to nothing, has ended, or goes on after all."""
        securing = self._securing(preservation_id)
        if not securing.turn(course, as_of=cause.sequence):
            return self.store.save(cause=cause)
        found = self._lettered(securing.letters if course is Course.OPEN else ())
        self._check(securing, found, cause, binds=True)
        return self._followed(securing, found, cause)

    # --- people -------------------------------------------------------------------------------------------------------

    def forget_person(self, *, cause: Cause, account_id: UUID) -> dict[str, Any]:
        """
        Destroy what an erased account had told insurers that came to nothing [个人信息保护法 art. 47].

        What was insured stays as long as an insurer must keep it [保险法 art. 87].
        """
        gone = [destroyed(each, at=cause.at) for each in self.lists.come_to_nothing(account_id)]
        return self.store.save(cause=cause, rows=gone)

    # --- steps that they share ----------------------------------------------------------------------------------------

    def _billed(self, application_id: UUID) -> GuaranteeApplication:
        application = self.store.find(GuaranteeApplication, application_id)
        if application is None:
            raise Unknown
        return application

    def _securing(self, preservation_id: UUID) -> Securing:
        return self.store.find(Securing, Securing.id_of(preservation_id)) or Securing.open(preservation_id)

    def _lettered(self, letters: Iterable[str]) -> dict[str, GuaranteeApplication | None]:
        """Return what each letter was issued for."""
        ids = {each: self.lists.by_letter(each) for each in letters}
        return {
            each: self.store.find(GuaranteeApplication, found) if found else None
            for each, found in ids.items()
        }

    def _check(
        self,
        securing: Securing,
        found: dict[str, GuaranteeApplication | None],
        cause: Cause,
        *,
        binds: bool,
    ) -> None:
        """Say of each letter what came of it; where that *binds*, the letter secures the preservation from now on."""
        results = {letter_no: securing.result_of(each) for letter_no, each in found.items()}
        good = [each for each in found.values() if each is not None and results[each.letter_no] in SECURES]
        is_small = securing.needed is not None and sum(each.left for each in good) < securing.needed
        for letter_no, each in found.items():
            result = Result.TOO_SMALL if is_small and each in good else results[letter_no]
            if binds and each is not None and result in SECURES:
                each.use(securing.preservation_id, at=cause.at)
            insurer_name = self._insurer_name(each.insurer) if each else ""
            securing.check(letter_no, result, each, insurer_name=insurer_name, at=cause.at)

    def _followed(
        self, securing: Securing, found: dict[str, GuaranteeApplication | None], cause: Cause
    ) -> dict[str, Any]:
        """Let every letter that secures the preservation follow it, and save all that changed."""
        known = {each.id: each for each in found.values() if each is not None}
        for application_id in self.lists.securing(securing.preservation_id):
            application = known.get(application_id) or self.store.find(GuaranteeApplication, application_id)
            if application is not None:
                known[application_id] = application
                securing.follow(application, at=cause.at)
        return self.store.save(securing, *known.values(), cause=cause)
