"""The applicant after the submission: take back, provide a guarantee, ask for aid, object to the fee; begin anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec

from services.chassis import clock
from services.chassis.causes import Cause
from services.chassis.refusals import Refusal, Unknown, bad
from services.dossier.attaching import handed_in
from services.dossier.drafting import Section, claim, next_of
from services.dossier.sections import Material
from services.preservation.domain import events
from services.preservation.domain.aid import AidClaim
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.content import Content
from services.preservation.domain.objection import FeeObjection
from services.preservation.domain.refusals import NotComplete, OtherContent
from services.preservation.domain.sections import Guarantees
from services.preservation.use_cases.desk import content_in
from services.preservation.use_cases.filing import Filing

OF_A_GUARANTEE = ("guarantees.items.", "materials.GUARANTEE")


class AidProofMissing(Refusal):
    """Whoever asks for aid hands in his proof [诉讼费用交纳办法 art. 48(1)]."""

    CODE = "preservation.aid-proof-missing"


class Applying(Filing):
    """What an applicant may do with what the court has."""

    def copy_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """
        Open a draft that says what an own application says, whatever became of that.

        The files are no part of it: they lie under the old application, and go with it; check names what is to be
        uploaded anew. A cause that is off the list by now is left open.
        """
        copied = self._of_applicant(application_id, cause.actor)
        sections = self.drafts.of(application_id)
        creation = dict(sections["creation"].content)
        if not creation:
            raise Unknown
        for name in ("cause", "dispute_cause"):
            if creation.get(name) and self.causes.get(creation[name]) is None:
                creation[name] = None
        said = content_in(sections)
        creation |= {"amount": said.creation.amount, "linked_guarantee_id": said.creation.linked_guarantee_id}
        also = {
            name: sections[name].content for name in ("basic", "guarantees", "aid") if sections[name].content
        }
        return self._open(cause, creation, organisation_id=copied.organisation_id, also=also)

    def withdraw_application(self, *, cause: Cause, application_id: UUID, reason: str = "") -> dict[str, Any]:
        """撤回申请, before the ruling."""
        application = self._of_applicant(application_id, cause.actor)
        application.withdraw(reason=reason, at=cause.at)
        return self._save(cause, application, claims=[])

    def provide_guarantee(
        self, *, cause: Cause, application_id: UUID, guarantees: dict[str, Any]
    ) -> dict[str, Any]:
        """
        Provide the guarantee that the court ordered, in place of those of the application, with the papers uploaded for it.

        Raises:
            NotComplete: the guarantees lack what their kind must state, or their papers [法释〔2016〕22号 arts 6-8].
        """
        application = self._of_applicant(application_id, cause.actor)
        application.must_allow(events.GuaranteeProvided)
        sections = self.drafts.of(application_id)
        provided = msgspec.convert(msgspec.to_builtins(guarantees), Guarantees)
        content = replace(_with_papers(application, sections, "GUARANTEE"), guarantees=provided)
        if not provided.items or all(each.kind == "NONE" for each in provided.items):
            zh, en = "请添加担保信息", "add the guarantee"
            raise NotComplete(bad("guarantees.items", "required", zh, en))
        if len(content.materials) == len(handed_in(application)):
            zh, en = "请先上传新的担保材料", "upload the papers of the guarantee first"
            raise NotComplete(bad("materials.GUARANTEE", "required", zh, en))
        found = self._checked(content, application_id, cause.actor, clock.day(cause.at))
        if wrong := [each.bad_field() for each in found.errors if each.field.startswith(OF_A_GUARANTEE)]:
            raise NotComplete(*wrong)
        application.provide_guarantee(content, at=cause.at, calendar=self.calendar())
        return self._frozen(cause, application, sections, guarantees=guarantees)

    def request_aid(self, *, cause: Cause, application_id: UUID, claim: dict[str, Any]) -> dict[str, Any]:
        """
        Ask for 司法救助 after the fee was assessed; its proof was uploaded before.

        Raises:
            AidProofMissing: there is no proof [诉讼费用交纳办法 art. 48(1)].
        """
        application = self._of_applicant(application_id, cause.actor)
        application.must_allow(events.AidRequested)
        sections = self.drafts.of(application_id)
        asked = AidClaim(**claim)
        content = replace(_with_papers(application, sections, "AID"), aid=asked)
        application.request_aid(asked, content, at=cause.at)
        if not any(each.kind == "AID" for each in content.materials):
            raise AidProofMissing
        return self._frozen(cause, application, sections, aid={"claim": claim})

    def object_to_fee(self, *, cause: Cause, application_id: UUID, reasons: str) -> dict[str, Any]:
        """Ask the court to look at the fee again [诉讼费用交纳办法 art. 43]."""
        application = self._of_applicant(application_id, cause.actor)
        objection = FeeObjection(reasons=reasons)
        application.object_to_fee(objection, at=cause.at, calendar=self.calendar())
        return self._save(cause, application, claims=[])

    def _frozen(
        self,
        cause: Cause,
        application: PreservationApplication,
        sections: dict[str, Section],
        **changed: dict[str, Any],
    ) -> dict[str, Any]:
        """Save what was frozen anew, and keep the sections in step with it: the court may yet return it for correction."""
        changed["materials"] = sections["materials"].content
        after = [next_of(sections[name], content, cause) for name, content in changed.items()]
        return self._save(
            cause,
            application,
            claims=[claim(application, each.name, each.version) for each in after],
            rows=[self.drafts.kept(each) for each in after],
        )


def _with_papers(application: PreservationApplication, sections: dict[str, Section], kind: str) -> Content:
    """Return what the court has, with the papers of this kind that were uploaded since."""
    frozen = application.content
    if not isinstance(frozen, Content):
        raise OtherContent
    typed, there = content_in(sections), handed_in(application)
    new: list[Material] = [each for each in typed.materials if each.kind == kind and each.id not in there]
    names = {each.id for each in new}
    files = [each for each in typed.files if each.material_id in names]
    return replace(frozen, materials=(*frozen.materials, *new), files=(*frozen.files, *files))
