"""询价: the insurers of a court, and what each asks; an application is bound to one offer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import NotAllowed, Refusal, Unknown, bad
from services.dossier.creating import Creating
from services.dossier.lists import TEST_COURT
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.insurer import Insurer, not_at_court
from services.guarantee.domain.quotation import Quotation
from services.guarantee.domain.quote import QuoteOutdated, quoted, quotes
from services.guarantee.domain.tariff import Facts
from services.guarantee.use_cases.blocks import offer
from services.guarantee.use_cases.desk import Desk


class CourtUnknown(Refusal):
    """The application names a court that is on no list."""

    CODE = "guarantee.court-unknown"


class OnlyForTests(Refusal):
    """Who tries things out meets the test court and its insurer, and nobody else does."""

    CODE = "guarantee.test-court-only"


class Quoting(Desk, Creating[GuaranteeApplication]):
    """Look at insurers, ask them, and bind an application to what one of them asks."""

    court_unknown = CourtUnknown
    only_for_tests = OnlyForTests

    def list_insurers(self, *, by: Actor, court: str = "") -> dict[str, Any]:
        """Return the insurers whose letters a court takes, or all; that of the test court only to who tries things out."""
        found = self.insurers.serving(court) if court else self.insurers.all()
        return {"items": [_shown(each) for each in found if each.serves(TEST_COURT) == by.test]}

    def ask_quotes(
        self,
        *,
        cause: Cause,
        court: str,
        amount: Decimal,
        category: str,
        claimed: Decimal | None = None,
        respondents: int = 1,
    ) -> dict[str, Any]:
        """Return what every insurer of the court asks, the cheapest first, and keep it: any of them may be chosen."""
        if cause.actor.role != "applicant":
            raise NotAllowed
        self._must_be_open(court, cause.actor)
        quotation = Quotation.give(
            id=cause.new_id(),
            account_id=cause.actor.account,
            court=court,
            amount=amount,
            category=category,
            quotes=quotes(
                self.insurers.serving(court),
                court=court,
                amount=amount,
                category=category,
                at=cause.at,
                claimed=claimed,
                respondents=respondents,
            ),
            at=cause.at,
        )
        return self.store.save(quotation, cause=cause, answer=_answer(quotation))

    def view_quotes(self, *, by: Actor, quote_id: UUID) -> dict[str, Any]:
        """Return offers that were given to the asker."""
        quotation = self._quotation(quote_id)
        if quotation is None or quotation.account_id != by.account:
            raise Unknown
        return _answer(quotation)

    def _bound(
        self, cause: Cause, creation: dict[str, Any], *, kept: UUID | None = None, respondents: int = 1
    ) -> tuple[dict[str, Any], list[Quotation]]:
        """
        Return a creation form that names an offer for what it asks, and the new quotation if there had to be one.

        It is the one that was chosen, or *kept* from before; where that was for something else, a new one.

        Raises:
            QuoteOutdated: what was chosen was not given to the asker, or stands no longer.
        """
        chosen = creation.get("quote_id") or kept
        quotation = self._quotation(chosen)
        if chosen is not None and chosen != kept:
            mine = quotation is not None and quotation.account_id == cause.actor.account
            found = quotation.of(creation["insurer"]) if quotation and mine else None
            if not mine or (found is not None and not found.is_valid(cause.at)):
                zh, en = "报价已过有效期，请重新询价", "stands no longer"
                raise QuoteOutdated(bad("quote_id", "expired", zh, en))
        wanted = {name: creation[name] for name in ("insurer", "court", "amount", "category")}
        offered = quotation.of(creation["insurer"]) if quotation else None
        if offered is not None and offered.fits(**wanted):
            return {**creation, "quote_id": chosen}, []
        new = self._quoted_anew(cause, creation, respondents=respondents)
        return {**creation, "quote_id": new.id}, [new]

    def _quoted_anew(self, cause: Cause, creation: dict[str, Any], *, respondents: int) -> Quotation:
        """Ask the chosen insurer for what a creation form says."""
        court, amount, category = creation["court"], creation["amount"], creation["category"]
        facts = Facts(category=category, amount=amount, respondents=max(respondents, 1))
        insurer = self.insurers.at(court, creation["insurer"])
        quote = quoted(insurer, court=court, facts=facts, at=cause.at)
        if quote is None:
            raise not_at_court()
        return Quotation.give(
            id=cause.new_id("quote"),
            account_id=cause.actor.account,
            court=court,
            amount=amount,
            category=category,
            quotes=(quote,),
            at=cause.at,
        )


def _shown(insurer: Insurer) -> dict[str, Any]:
    facts = (
        "code", "name", "branch", "address", "service_line", "product", "filing_no", "needs_consultant_no", "max_amount",
    )  # fmt: skip
    return {name: getattr(insurer, name) for name in facts}


def _answer(quotation: Quotation) -> dict[str, Any]:
    until = (each.valid_until for each in quotation.quotes)
    return {
        "id": quotation.id,
        "court": quotation.court,
        "amount": quotation.amount,
        "category": quotation.category,
        "quoted_at": quotation.given_at,
        "valid_until": min(until, default=quotation.given_at),
        "offers": [offer(each) for each in quotation.quotes],
    }
