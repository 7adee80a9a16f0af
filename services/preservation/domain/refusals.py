"""The rules of an application's course, by name."""

from services.chassis.refusals import Refusal


class NotEditable(Refusal):
    """A draft is edited, and what the court returned for correction [在线诉讼规则 art. 9(2)]."""

    CODE = "preservation.not-editable"


class NotComplete(Refusal):
    """Something that the court needs is missing; each field says what [法释〔2016〕22号 art. 1(2)]."""

    CODE = "preservation.not-complete"


class OnlyDraftsAreDeleted(Refusal):
    """What was ever submitted stays in the history [our own rule]."""

    CODE = "preservation.only-drafts-are-deleted"


class AlreadySubmitted(Refusal):
    """A draft is submitted once, and once more after each return for correction [our own rule]."""

    CODE = "preservation.already-submitted"


class NotWithdrawable(Refusal):
    """An application is taken back between its submission and the ruling [our own rule]."""

    CODE = "preservation.not-withdrawable"


class OtherContent(Refusal):
    """The decision is about another content than the one that lies before the court, or on what was erased [our own rule]."""

    CODE = "preservation.other-content"


class DateWrong(Refusal):
    """The court states the date of its decision; a day that has not come yet is none [our own rule]."""

    CODE = "preservation.date-wrong"


class AssignedToAnother(Refusal):
    """Once an application is assigned, its judge alone decides on it [our own rule]."""

    CODE = "preservation.assigned-to-another"


class NoGuaranteeOrder(Refusal):
    """A guarantee is ordered, or let off, between acceptance and ruling [法释〔2016〕22号 art. 4; 民诉法解释 art. 152]."""

    CODE = "preservation.no-guarantee-order"


class NoGuaranteeOrdered(Refusal):
    """The court waits for no guarantee [民诉法解释 art. 152(1)]."""

    CODE = "preservation.no-guarantee-ordered"


class NoFeeDue(Refusal):
    """Nothing is to be paid for this application at present [诉讼费用交纳办法 art. 22(3)]."""

    CODE = "preservation.no-fee-due"


class FeeDiffers(Refusal):
    """What was paid is not what the court assessed [诉讼费用交纳办法 art. 14(2)]."""

    CODE = "preservation.fee-differs"


class FeeNotOverdue(Refusal):
    """The period for the fee has not run out, or has not begun [诉讼费用交纳办法 art. 22; 民事诉讼法 art. 85]."""

    CODE = "preservation.fee-not-overdue"


class NotLapsed(Refusal):
    """Only what lapsed is reinstated [our own rule]."""

    CODE = "preservation.not-lapsed"


class NotRuled(Refusal):
    """There is no ruling that could be corrected or reconsidered [法释〔2016〕22号 arts 24, 25]."""

    CODE = "preservation.not-ruled"


class NotEnforceable(Refusal):
    """What was granted is enforced, and nothing else [法释〔2016〕22号 art. 2]."""

    CODE = "preservation.not-enforceable"


class NoMeasureInForce(Refusal):
    """There is no measure in force that this could be about [民诉法解释 art. 165]."""

    CODE = "preservation.no-measure-in-force"


class NotWaitingForService(Refusal):
    """No such paper waits to be served [民事诉讼法 arts 85, 90]."""

    CODE = "preservation.not-waiting-for-service"
