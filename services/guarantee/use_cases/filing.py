"""The applicant's side: create, fill in section by section, submit or delete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.chassis import clock
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Refusal, StaleVersion, bad
from services.dossier.attaching import taken_over
from services.dossier.drafting import Section, claim, claims_on, next_of
from services.dossier.number import number
from services.dossier.ownership import in_whose_name
from services.guarantee.domain import events
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.quotation import Quotation
from services.guarantee.domain.refusals import NotComplete
from services.guarantee.domain.underwriting import answer_by
from services.guarantee.use_cases.attaching import Attaching
from services.guarantee.use_cases.desk import content_in
from services.guarantee.use_cases.quoting import Quoting

PREFIX = "DB"
"""How the numbers of applications for a guarantee (担保) begin."""


class CauseUnknown(Refusal):
    """The cause of action is not on the list in force [民事案件案由规定 2025]."""

    CODE = "guarantee.cause-unknown"


class CaseNumberWrong(Refusal):
    """The case number is not of the form that courts give [人民法院案件案号若干规定 art. 2, 3]."""

    CODE = "guarantee.case-number-wrong"


class InsurerFixed(Refusal):
    """What was returned is mended before the same insurer; for another a new application is made."""

    CODE = "guarantee.insurer-fixed"


class OnlyProperty(Refusal):
    """An insurer stands for the losses of a wrong preservation of property, up to an amount."""

    CODE = "guarantee.only-property"


class Filing(Attaching, Quoting):
    """What an applicant may do with an application of his own."""

    cause_unknown = CauseUnknown
    case_number_wrong = CaseNumberWrong

    def create_application(
        self, *, cause: Cause, creation: dict[str, Any], organisation_id: UUID | None = None
    ) -> dict[str, Any]:
        """Open a draft from the creation form, in one's own name or an organisation's; its program files in no other."""
        return self._open(cause, creation, organisation_id=organisation_id)

    def open_from_preservation(
        self,
        *,
        cause: Cause,
        application_id: UUID,
        insurer: str,
        creation: dict[str, Any],
        basic: dict[str, Any],
        materials: list[dict[str, Any]],
        files: list[dict[str, Any]],
        quote_id: UUID | None = None,
        consultant_no: str = "",
        organisation_id: UUID | None = None,
    ) -> dict[str, Any]:
        """
        Open a draft that says what a preservation draft says, with copies of its files.

        Raises:
            OnlyProperty: it is about conduct or evidence, or names no amount.
            BadInput: a material lacks its file.
        """
        if creation["type"] != "PROPERTY" or not creation.get("amount"):
            zh, en = "请先填写申请保全金额", "fill in the amount first"
            raise OnlyProperty(bad("amount", "required", zh, en))
        asked = {name: creation.get(name) for name in CARRIED} | {
            "insurer": insurer,
            "consultant_no": consultant_no or None,
            "quote_id": quote_id,
            "linked_application_id": application_id,
        }
        also = {"basic": basic, "materials": taken_over(cause, materials, files)}
        return self._open(cause, asked, organisation_id=organisation_id, also=also)

    def save_creation(
        self, *, cause: Cause, application_id: UUID, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        """Save the creation form again; the number stays as it was given, a quote that no longer fits is made anew."""
        application, section = self._editable(cause, application_id, "creation")
        known = self._known(content, cause.actor)
        if section.version != if_version:
            raise StaleVersion
        if application.submitted_at is not None and content["insurer"] != application.insurer:
            zh, en = (
                "已提交过的申请不能改选保险公司，请另行申请",
                "is fixed once submitted; make a new application",
            )
            raise InsurerFixed(bad("insurer", "choice", zh, en))
        return self._save_bound(cause, application, section, known)

    def renew_quote(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Ask the chosen insurer again, for what the application says by now."""
        application, section = self._editable(cause, application_id, "creation")
        content = content_in(self.drafts.of(application_id))
        asked = self._known(section.content | {"amount": content.creation.amount}, cause.actor)
        new = self._quoted_anew(cause, asked, respondents=len(content.basic.respondents))
        return self._save_bound(cause, application, section, asked | {"quote_id": new.id}, new)

    def save_basic_information(
        self, *, cause: Cause, application_id: UUID, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        """Save parties, agents, clues and the request (暂存)."""
        return self._save_section(cause, application_id, "basic", content, if_version)

    def save_insurance(
        self, *, cause: Cause, application_id: UUID, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        """Save whom the insurer asks, and for whom the invoice is made out (暂存)."""
        return self._save_section(cause, application_id, "insurance", content, if_version)

    def submit_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Freeze the draft and lay it before the insurer, under the quote that was chosen."""
        application = self._of_applicant(application_id, cause.actor)
        application.must_allow(events.Submitted)
        sections = self.drafts.of(application_id)
        claims = claims_on(application, sections)
        content = content_in(sections)
        missing = [each.bad_field() for each in self._checked(content, at=cause.at).errors]
        quote, insurer = self._quote(content), self.insurers.get(content.creation.insurer)
        if quote is None or insurer is None:
            raise NotComplete(*missing)
        due = answer_by(insurer, category=content.creation.category, since=cause.at)
        application.submit(
            content=content, quote=quote, missing=missing, answer_within=due - cause.at, at=cause.at
        )
        return self._save(cause, application, claims=claims)

    def delete_application(self, *, cause: Cause, application_id: UUID) -> dict[str, Any]:
        """Throw a draft away, with all that was typed in."""
        return self._throw_away(cause, self._of_applicant(application_id, cause.actor))

    def release_account(self, *, cause: Cause, account_id: UUID) -> dict[str, Any]:
        """Throw away the drafts of an account that is being closed."""
        drafts = (self.store.find(GuaranteeApplication, each) for each in self.lists.drafts_of(account_id))
        return self._throw_away(cause, *(each for each in drafts if each is not None))

    def _open(
        self,
        cause: Cause,
        creation: dict[str, Any],
        *,
        organisation_id: UUID | None,
        also: Mapping[str, dict[str, Any]] | None = None,
    ) -> dict[str, Any]:
        """Open a draft that says what *creation* and the sections *also* say."""
        filed_for = in_whose_name(cause.actor, organisation_id)
        respondents = len((also or {}).get("basic", {}).get("respondents", []))
        known = self._known(creation, cause.actor)
        bound, quotations = self._bound(cause, known, respondents=respondents)
        number_ = number(PREFIX, clock.day(cause.at).year, bound["court"], self.next_number())
        application = GuaranteeApplication.create(
            id=cause.new_id(),
            number=number_,
            account_id=cause.actor.account,
            organisation_id=filed_for,
            court=bound["court"],
            amount=bound["amount"],
            category=bound["category"],
            insurer=bound["insurer"],
            submitter=bound["submitter"],
            created_at=cause.at,
        )
        first = [
            next_of(Section(application_id=application.id, name=name), content, cause)
            for name, content in {"creation": bound, **(also or {})}.items()
        ]
        answer = {"id": application.id, "version": 1, "status": application.status, "number": number_}
        rows = [self.drafts.kept(each) for each in first]
        return self.store.save(application, *quotations, cause=cause, answer=answer, rows=rows)

    def _save_bound(
        self,
        cause: Cause,
        application: GuaranteeApplication,
        section: Section,
        creation: dict[str, Any],
        new: Quotation | None = None,
    ) -> dict[str, Any]:
        """Save the creation form together with the quote that it is bound to."""
        quotations = [new] if new else []
        if new is None:
            before = section.content.get("quote_id")
            respondents = len(self.drafts.one(application.id, "basic").content.get("respondents", []))
            kept = UUID(before) if before else None
            creation, quotations = self._bound(cause, creation, kept=kept, respondents=respondents)
        after = next_of(section, creation, cause)
        return self._save(
            cause,
            claims=[claim(application, after.name, after.version)],
            rows=[self.drafts.kept(after)],
            answer={"id": application.id, "version": after.version, "status": application.status},
            also=tuple(quotations),
        )

    def _known(self, creation: dict[str, Any], by: Actor) -> dict[str, Any]:
        """Return a creation form that names what is on the lists, with the version of the list that its cause is on."""
        self._must_be_open(creation["court"], by)
        self.insurers.at(creation["court"], creation["insurer"])
        return self._listed(creation)


CARRIED = (
    "court", "amount", "category", "submitter", "phase", "case_type", "case_no", "cause", "dispute_cause", "foreign_related",
)  # fmt: skip
"""What a guarantee's creation form has in common with a preservation's."""
