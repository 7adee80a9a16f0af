"""A house in which policy and letter are printed and sealed as in earnest, over any store."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from services.chassis.testing import NOON, a_cause, an_actor
from services.dossier.printing import Papers
from services.dossier.shelf import Causes, Courts
from services.guarantee import projections
from services.guarantee.clients.codes import CheckCodes
from services.guarantee.clients.sealing import SandboxAuthority
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.values import Opinion
from services.guarantee.tests import dockets
from services.guarantee.use_cases import GuaranteeUseCases

ID = dockets.APPLICATION
APPLICANT = an_actor(account=dockets.ACCOUNT)
UNDERWRITER = an_actor("underwriter", office="demo-insurer")
ANYBODY = an_actor("anonymous")
SECRET = "a secret of tests"
AUTHORITY = SandboxAuthority(SECRET)


class House(NamedTuple):
    """The use cases over a real printer and real seals; the lists are nobody's business here."""

    cases: GuaranteeUseCases
    store: Any

    def change(self, **verbs: dict[str, Any]) -> None:
        """Let something happen to the application."""
        application = self.store.find(Application, ID)
        assert application is not None
        for verb, facts in verbs.items():
            getattr(application, verb)(**facts, at=NOON)
        self.store.save(application, cause=a_cause())

    def letter(self) -> tuple[str, str]:
        """Return number and check code."""
        application = self.store.find(Application, ID)
        assert application is not None
        assert application.letter is not None
        return application.letter.letter_no, application.letter.check_code

    def verified(self) -> dict[str, Any]:
        """Return what anybody is told who holds the letter."""
        number, code = self.letter()
        return self.cases.verify_letter(by=ANYBODY, number=number, code=code)

    def file(self, paper_id: str) -> bytes:
        """Return a paper as the applicant gets it."""
        return b64decode(self.cases.print_paper(by=APPLICANT, application_id=ID, paper_id=paper_id)["base64"])

    def about(self, content: bytes) -> dict[str, Any]:
        """Return what anybody is told of a file."""
        return self.cases.verify_file(
            by=ANYBODY, sha256=hashlib.sha256(content).hexdigest(), base64=b64encode(content).decode()
        )


def a_house(papers: Papers, store: Any) -> House:
    """Return one in which nothing has happened yet."""
    unused: Any = None
    cases = GuaranteeUseCases(
        store=store,
        drafts=projections.drafts(store),
        lists=unused,
        feed=unused,
        insurers=dockets.INSURERS,
        courts=Courts(),
        causes=Causes(),
        papers=papers,
        signers=AUTHORITY,
        codes=CheckCodes(SECRET),
        clauses=dockets.CLAUSES,
        documents=projections.Documents(store),
        next_number=lambda: 1,
    )
    return House(cases, store)


def paid(house: House) -> None:
    """Let an application come as far as the premium, its 投保单 signed."""
    content = dockets.example()
    opened = Application.create(
        id=ID,
        account_id=dockets.ACCOUNT,
        court="湘",
        amount=content.creation.amount,
        category=content.creation.category,
        insurer="demo-insurer",
        submitter="PARTY",
        created_at=NOON,
        number="DB-2026-湘-000001-0",
    )
    house.store.save(opened, cause=a_cause())
    application = house.store.find(Application, ID)
    assert application is not None
    quote = dockets.quoted(content)
    proposal, rows = house.cases._kept_proposal(
        house.store.history(ID), content, quote, clauses_version="YS-2026-01", name="张三", at=NOON
    )
    application.submit(
        content=replace(content, proposal=proposal),
        quote=quote,
        missing=[],
        answer_within=timedelta(hours=24),
        at=NOON,
    )
    application.approve(
        content_hash=application.content_hash,
        premium=quote.premium,
        days=7,
        opinion=Opinion(by="u"),
        needs_second=False,
        at=NOON,
    )
    application.record_premium(bill_id=dockets.BILL, amount=quote.premium or Decimal(0), paid_at=NOON)
    house.store.save(application, cause=a_cause(), rows=rows)
