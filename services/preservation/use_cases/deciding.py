"""The ruling, from its draft to its correction."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

import msgspec

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, StaleVersion, Unknown, bad
from services.chassis.store import Conflict, Taken
from services.dossier.drafting import Section
from services.dossier.refusing import Refusing
from services.preservation.domain import events, paper
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.content import Content
from services.preservation.domain.decision import Decision
from services.preservation.domain.ruling import (
    Amendment,
    PaperMissing,
    RuledItem,
    Ruling,
    SignedPaper,
)
from services.preservation.domain.status import Result
from services.preservation.use_cases.history import History
from services.preservation.use_cases.numbering import Numbering
from services.preservation.use_cases.paperwork import Paperwork, entries
from services.preservation.use_cases.ports import RULING_DRAFT, SIGNED_PAPER


class Deciding(Numbering, Paperwork, Refusing):
    """What a judge writes and decides."""

    decision = Decision

    # --- on the way to it ---------------------------------------------------------------------------------------------

    def view_ruling_draft(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the draft; before anything was saved, what the file suggests."""
        application = self._to_decide(application_id, by)
        kept, signed = (self.drafts.one(application.id, each) for each in (RULING_DRAFT, SIGNED_PAPER))
        return {
            "version": kept.version,
            "content": kept.content or self._proposed_ruling(application),
            "signed": signed.content.get("filename"),
        }

    def save_ruling_draft(
        self, *, cause: Cause, application_id: UUID, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        """Save the draft (暂存); who read an older version is told so."""
        application = self._to_decide(application_id, cause.actor)
        kept = self.drafts.one(application.id, RULING_DRAFT)
        if kept.version != if_version:
            raise StaleVersion
        return self._keep_on_file(cause, application, kept, content)

    def keep_signed_paper(
        self, *, cause: Cause, application_id: UUID, paper: dict[str, Any], file: dict[str, Any]
    ) -> dict[str, Any]:
        """Keep the signed paper that was uploaded, until the ruling is issued with it."""
        application = self._to_decide(application_id, cause.actor)
        kept = self.drafts.one(application.id, SIGNED_PAPER)
        return self._keep_on_file(cause, application, kept, {**paper, **file})

    def preview_ruling(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return the ruling as it would be printed."""
        draft = self.view_ruling_draft(by=by, application_id=application_id)["content"]
        seen = History(self.store.history(application_id))
        if seen.is_erased:
            raise Unknown
        ruling = Ruling(
            result=Result(draft["result"] or Result.GRANTED),
            ruled_on=clock.day(clock.now()),
            case_no=draft["case_no"],
            reasons=draft["reasons"],
            order=draft["order"],
            judge=draft["judge"],
            clerk=draft["clerk"],
        )
        docket = paper.Docket(entries(seen), self._registers())
        return self._on_paper(paper.ruling_preview(docket, ruling))

    def _proposed_ruling(self, application: PreservationApplication) -> dict[str, Any]:
        content = application.content
        if not isinstance(content, Content):
            raise Unknown
        creation = content.creation
        return paper.proposed_ruling(
            content,
            case_no=application.case_no or creation.case_no or "",
            required=application.guarantee_required,
            exempted=application.exempted,
            cause=self._cause_name(creation.cause, creation.cause_version or "") if creation.cause else "",
        )

    def _signed_paper(self, application: PreservationApplication) -> SignedPaper:
        kept = self.drafts.one(application.id, SIGNED_PAPER).content
        if not kept:
            zh, en = "请先上传已签章的裁定书", "upload the signed paper first"
            raise PaperMissing(bad("signed", "required", zh, en))
        return SignedPaper(**{each.name: kept[each.name] for each in fields(SignedPaper)})

    def _keep_on_file(
        self, cause: Cause, application: PreservationApplication, kept: Section, content: dict[str, Any]
    ) -> dict[str, Any]:
        """Keep what a judge wrote; of two at once one looks at it again, and reads that it is stale."""
        application.must_allow(events.Ruled)
        after = replace(
            kept, version=kept.version + 1, content=msgspec.to_builtins(content), updated_at=cause.at
        )
        claim = f"ruling:{application.id}:{kept.name}:{after.version}"
        answer = {"id": application.id, "version": after.version, "status": application.status}
        try:
            return self.store.save(
                cause=cause, answer=answer, rows=[self.drafts.kept(after)], marks={claim: None}
            )
        except Taken as taken:
            if taken.mark == claim:
                raise Conflict(claim) from taken
            raise

    # --- the decision -------------------------------------------------------------------------------------------------

    def rule_on_application(
        self, *, cause: Cause, application_id: UUID, ruling: dict[str, Any]
    ) -> dict[str, Any]:
        """Record the court's ruling and what its paper says."""
        application = self._to_decide(application_id, cause.actor)
        number = self._number(application, cause, ruling["case_no"])
        paper = ruling.get("paper") or {}
        given = Ruling(
            result=Result(ruling["result"]),
            ruled_on=ruling.get("ruled_on") or clock.day(cause.at),
            case_no=number.case_no,
            reasons=paper.get("reasons", ""),
            order=paper.get("order", ""),
            judge=paper.get("judge", ""),
            clerk=paper.get("clerk", ""),
            officer=ruling.get("officer", ""),
            officer_no=ruling.get("officer_no", ""),
            items=tuple(RuledItem(**each) for each in ruling.get("items", ())),
            urgent_because=ruling.get("urgent_because", ""),
            signed=self._signed_paper(application) if ruling.get("signed") else None,
            judge_id=_judge(cause.actor),
        )
        application.rule(given, content_hash=ruling["content_hash"], at=cause.at, calendar=self.calendar())
        return self._saved_numbered(cause, application, number)

    def correct_ruling(
        self, *, cause: Cause, application_id: UUID, amendment: dict[str, Any]
    ) -> dict[str, Any]:
        """Put a slip of the ruling right; both are kept: 补正裁定."""
        application = self._to_decide(application_id, cause.actor)
        application.correct_ruling(
            Amendment(
                case_no=amendment.get("case_no") or application.case_no,
                wrong=amendment["wrong"],
                right=amendment["right"],
                judge=amendment["judge"],
                clerk=amendment.get("clerk", ""),
            ),
            corrected_on=amendment.get("corrected_on") or clock.day(cause.at),
            at=cause.at,
        )
        return self._saved(cause, application)


def _judge(by: Actor) -> UUID | None:
    """Return which judge decided; a court's program does not say."""
    if by.role != "judge":
        return None
    with suppress(NotAllowed):
        return by.account
    return None
