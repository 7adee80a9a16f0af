"""核验: what anybody may know of a letter who holds it; no party's name, and of no letter but that one."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from datetime import datetime
from typing import Any

from services.chassis import clock
from services.chassis.causes import Actor
from services.chassis.refusals import BadInput, Unknown, bad
from services.chassis.store import Recorded, replay
from services.guarantee.domain import paper
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.states import OVER, State
from services.guarantee.use_cases.paperwork import Paperwork

STATES = {
    "VALID": "有效",
    "USED": "有效，已用于担保财产保全",
    "AMENDED": "有效，已批改",
    "REVOKED": "已撤销（退保）",
    "DISCHARGED": "担保责任已解除",
}
_AMENDED = "；经批改，以此处所示的担保金额和日期为准"
_VERDICTS = {
    "GENUINE": "真实：与出具时的文件逐字节一致",
    "ALTERED": "已被改动：带有本系统签发的签名，但内容与签名时不一致",
    "NOT_OURS": "不是本系统出具的保险单或者保函",
}
_STANDING = {
    State.SURRENDERED: "REVOKED",
    State.DISCHARGED: "DISCHARGED",
    State.USED: "USED",
    State.CLAIMED: "USED",
}


class Verifying(Paperwork):
    """Verifies letters and files for whoever holds them."""

    def verify_letter(self, *, by: Actor, number: str, code: str = "") -> dict[str, Any]:  # noqa: ARG002 - anybody may
        """
        Return how a letter stands.

        Number and code are looked up as one, so a wrong code is in nothing, not even in time, other than a wrong number.

        Raises:
            Unknown: there is no letter with this number and this code.
        """
        application_id = self.documents.lettered(self.codes.index(number, code))
        if application_id is None:
            raise Unknown
        return self._standing(self.store.history(application_id))

    def verify_file(self, *, by: Actor, sha256: str, base64: str) -> dict[str, Any]:  # noqa: ARG002 - anybody may
        """
        Return whether a file is a policy or a letter that was issued here, what its seal says, and how the letter stands.

        Raises:
            BadInput: the hash is not that of the bytes.
        """
        try:
            content = b64decode(base64, validate=True)
        except ValueError:
            raise BadInput(bad("base64", "type", "应为Base64", "must be base64")) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BadInput(bad("sha256", "differs", "与文件不符", "is not the file's"))
        document = self.documents.with_digest(sha256)
        seal = self.signers.verify(content)
        if document is not None and document.kind in paper.SEALED:
            letter = self._standing(self.store.history(document.application_id))
            signed = {"signer": seal.signer or None, "signed_at": seal.signed_at}
            return _verdict("GENUINE", kind=document.kind, letter=letter, **signed)
        # What our keys sealed, but nobody here remembers, was not issued here either.
        return _verdict("ALTERED" if seal.trusted and not seal.genuine else "NOT_OURS")

    def list_certificates(self, *, by: Actor) -> dict[str, Any]:  # noqa: ARG002 - anybody may
        """Return the certificate that every seal leads up to."""
        return {"pem": self.signers.root, "demo": self.signers.demo}

    def _standing(self, history: list[Recorded]) -> dict[str, Any]:
        application: GuaranteeApplication = replay(each.event for each in history)
        policy, letter, issued_at = application.policy, application.letter, application.issued_at
        if policy is None or letter is None or issued_at is None:
            raise Unknown
        amended = bool(application.amendments)
        state = _STANDING.get(application.state, "AMENDED" if amended else "VALID")
        ended = datetime.fromisoformat(history[-1].meta["at"]) if application.state in OVER else None
        return {
            "number": letter.letter_no,
            "state": state,
            "state_text": STATES[state] + (_AMENDED if amended and ended is None else ""),
            "insurer_name": self._insurer_name(application.insurer),
            "court_name": self._court_name(letter.court),
            "amount": application.amount,
            "issued_on": clock.day(issued_at),
            "policy_until": policy.until,
            "ended_on": clock.day(ended) if ended else None,
            "demo": self.signers.demo,
        }


def _verdict(verdict: str, **facts: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {"kind": None, "signer": None, "signed_at": None, "letter": None}
    return {**nothing, **facts, "verdict": verdict, "verdict_text": _VERDICTS[verdict]}
