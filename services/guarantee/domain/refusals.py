"""The rules that an application for a guarantee may break."""

from __future__ import annotations

from services.chassis.refusals import Refusal


class NotInThisState(Refusal):
    """What is asked for is not possible where the application stands."""

    CODE = "guarantee.not-in-this-state"


class OnlyDraftsAreDeleted(Refusal):
    """What was ever submitted is withdrawn, never deleted."""

    CODE = "guarantee.only-drafts-are-deleted"


class NotEditable(Refusal):
    """What the insurer has before it is not edited."""

    CODE = "guarantee.not-editable"


class NotComplete(Refusal):
    """Something is missing; each field is named."""

    CODE = "guarantee.not-complete"


class OtherContent(Refusal):
    """The decision is about a content that was replaced since, or erased."""

    CODE = "guarantee.other-content"


class SamePerson(Refusal):
    """Above the insurer's limit two people approve, and not the same one twice."""

    CODE = "guarantee.same-person"


class ApprovalsDiffer(Refusal):
    """The second approval names another premium than the first."""

    CODE = "guarantee.approvals-differ"


class OfficerMissing(Refusal):
    """Above the insurer's limit its program says which person approves."""

    CODE = "guarantee.officer-missing"


class PremiumMissing(Refusal):
    """An approval names the premium."""

    CODE = "guarantee.premium-missing"


class ReasonMissing(Refusal):
    """Asking for papers, returning and declining say why; «OTHER» says it in words."""

    CODE = "guarantee.reason-missing"


class PremiumDiffers(Refusal):
    """What was paid is not the premium."""

    CODE = "guarantee.premium-differs"


class NothingWanted(Refusal):
    """The insurer asks for no papers."""

    CODE = "guarantee.nothing-wanted"


class NothingSupplied(Refusal):
    """No paper was added since the insurer asked."""

    CODE = "guarantee.nothing-supplied"


class NotExpired(Refusal):
    """The premium may still be paid."""

    CODE = "guarantee.not-expired"


class AmountNotLower(Refusal):
    """An endorsement lowers the amount; for more a second guarantee is applied for."""

    CODE = "guarantee.amount-not-lower"


class EndorsementIncomplete(Refusal):
    """An endorsement says what changes: the amount, the day or the respondent."""

    CODE = "guarantee.endorsement-incomplete"


class RefundDiffers(Refusal):
    """The refund is another one than the caller was shown."""

    CODE = "guarantee.refund-differs"


class ClaimAmountMissing(Refusal):
    """A claim is settled with an amount within the guaranteed one [保险法 art. 23]."""

    CODE = "guarantee.claim-amount-missing"


class LetterInUse(Refusal):
    """While the court relies on the letter it stands [法释〔2016〕22号 art. 7; our own rule: nothing is given back or lowered]."""

    CODE = "guarantee.letter-in-use"


class LetterBound(Refusal):
    """The letter secures another application already."""

    CODE = "guarantee.letter-bound"
