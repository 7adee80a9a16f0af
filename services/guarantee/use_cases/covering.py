"""While the letter binds: endorsements, claims, and its end."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from services.chassis import clock
from services.chassis.causes import Cause
from services.dossier.sections import Party
from services.guarantee.domain import events, surrender
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.register import Kind
from services.guarantee.domain.securing import Securing
from services.guarantee.use_cases import blocks
from services.guarantee.use_cases.desk import ADMINISTERING
from services.guarantee.use_cases.numbering import Numbering
from services.guarantee.use_cases.progress import Progress


class Covering(Numbering):
    """What an insurer does about a letter that it issued."""

    def endorse(self, *, cause: Cause, application_id: UUID, endorsement: dict[str, Any]) -> dict[str, Any]:
        """Issue an endorsement; what a lowered amount gives back of the premium is owed from now on."""
        insurer = self._insurer(self._before_insurer(application_id, cause.actor, ADMINISTERING).insurer)
        with self._registers_of(insurer.code, cause, Kind.ENDORSEMENT) as (register,):
            application = self._before_insurer(application_id, cause.actor, ADMINISTERING)
            application.must_allow(events.Endorsed)
            respondent = endorsement.get("respondent")
            lowers = endorsement["kind"] == "AMOUNT_LOWERED" and endorsement.get("amount") is not None
            application.endorse(
                number=register.give(application.id),
                kind=endorsement["kind"],
                text=endorsement["text"],
                amount=endorsement.get("amount"),
                until=endorsement.get("until"),
                respondent=msgspec.convert(respondent, Party) if respondent else None,
                refund=self._refund(application, insurer, endorsement["amount"], cause)
                if lowers
                else Decimal(0),
                officer=endorsement.get("officer", ""),
                at=cause.at,
            )
            return self._saved(cause, application, register)

    def open_claim(self, *, cause: Cause, application_id: UUID, claim: dict[str, Any]) -> dict[str, Any]:
        """Enter a claim against the applicant: 报案."""
        insurer = self._before_insurer(application_id, cause.actor, ADMINISTERING).insurer
        with self._registers_of(insurer, cause, Kind.CLAIM) as (register,):
            application = self._before_insurer(application_id, cause.actor, ADMINISTERING)
            application.open_claim(
                claim_no=register.give(application.id),
                claimant=claim["claimant"],
                facts=claim["facts"],
                amount=claim.get("amount"),
                at=cause.at,
            )
            return self._saved(cause, application, register)

    def decide_claim(self, *, cause: Cause, application_id: UUID, verdict: dict[str, Any]) -> dict[str, Any]:
        """Answer a claim; a letter whose preservation ended meanwhile follows it now."""
        application = self._before_insurer(application_id, cause.actor, ADMINISTERING)
        said = {"reasons": verdict["reasons"], "discharges": verdict.get("discharges", False)}
        officer = verdict.get("officer", "")
        if verdict["settled"]:
            application.settle_claim(amount=verdict.get("amount"), **said, officer=officer, at=cause.at)
        else:
            application.refuse_claim(**said, officer=officer, at=cause.at)
        secured = application.preservation_id
        securing = self.store.find(Securing, Securing.id_of(secured)) if secured else None
        if securing is None:
            return self._saved(cause, application)
        # Saved together with it: when the preservation takes a turn at the same moment, one of both looks again.
        securing.turn(securing.course, as_of=securing.turned_as_of)
        securing.follow(application, at=cause.at)
        return self._saved(cause, application, securing)

    def discharge(self, *, cause: Cause, application_id: UUID, reason: str) -> dict[str, Any]:
        """End the cover of a letter that secures nothing; one that a court relies on ends with the preservation."""
        application = self._before_insurer(application_id, cause.actor, ADMINISTERING)
        application.end(reason=reason, at=cause.at)
        return self._saved(cause, application)

    def _refund(
        self, application: GuaranteeApplication, insurer: Insurer, amount: Decimal, cause: Cause
    ) -> Decimal:
        """Return what a lower amount gives back of the premium that is still with the insurer [保险法 art. 54]."""
        quote, premium = application.quote, application.premium
        if quote is None or premium is None:
            return Decimal(0)
        seen = Progress(self.store.history(application.id))
        return surrender.lowered(
            insurer.tariff_called(quote.tariff),
            loading=quote.loading,
            premium=application.premium_kept,
            before=application.amount,
            after=amount,
            began_on=application.began_on,
            term=blocks.bought(seen, insurer),
            on=clock.day(cause.at),
        ).refund
