"""The applicant after the submission: supply papers, take back, give the policy back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Cause
from services.dossier.attaching import handed_in
from services.dossier.drafting import claim, next_of
from services.guarantee.domain import events
from services.guarantee.domain.content import Content
from services.guarantee.domain.refusals import NothingWanted
from services.guarantee.domain.underwriting import answer_by
from services.guarantee.use_cases import blocks
from services.guarantee.use_cases.desk import content_in
from services.guarantee.use_cases.proposing import Proposing


class Applying(Proposing):
    """What an applicant may do with what the insurer has."""

    def supply_materials(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Hand in what was uploaded since the insurer asked for more papers."""
        application = self._of_applicant(application_id, cause.actor)
        application.must_allow(events.PapersSupplied)
        frozen = application.content
        if not isinstance(frozen, Content):
            raise NothingWanted
        sections = self.drafts.of(application_id)
        typed, there = content_in(sections), handed_in(application)
        new = [each for each in typed.materials if each.id not in there]
        names = {each.id for each in new}
        files = [each for each in typed.files if each.material_id in names]
        content = replace(frozen, materials=(*frozen.materials, *new), files=(*frozen.files, *files))
        due = answer_by(self._insurer(application.insurer), category=application.category, since=cause.at)
        application.supply_papers(content, answer_within=due - cause.at, at=cause.at)
        # Nobody adds a file meanwhile that would be in the section and in no content.
        after = next_of(sections["materials"], sections["materials"].content, cause)
        return self._save(
            cause,
            application,
            claims=[claim(application, after.name, after.version)],
            rows=[self.drafts.kept(after)],
        )

    def withdraw_application(self, *, cause: Cause, application_id: UUID, reason: str = "") -> dict[str, Any]:
        """撤回申请, before the premium is paid."""
        application = self._of_applicant(application_id, cause.actor)
        application.withdraw(reason=reason, at=cause.at)
        return self._save(cause, application, claims=[])

    def surrender(
        self, *, cause: Cause, application_id: UUID, refund: Decimal, reason: str = ""
    ) -> dict[str, Any]:
        """
        退保, for the *refund* that was shown.

        Raises:
            LetterInUse: a court relies on the letter.
            RefundDiffers: another sum is due now.
        """
        seen, _ = self._seen(application_id, cause.actor)
        application = seen.application
        if not application.secures:
            application.must_allow(events.Surrendered)
        due = blocks.refund(seen, self._insurer(application.insurer), on=clock.day(cause.at))
        application.surrender(refund=due.refund, agreed=refund, reason=reason, at=cause.at)
        return self._save(cause, application, claims=[])
