"""The ends to which an application can come, and the way to each: the applicant's part over HTTP, the court's by its people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.combinations import contents
from tests.combinations.table import EVERY, Combination
from tests.courtroom import Desk, a_case_number, today
from tests.journey import Visitor

PROGRAM = "湘"
"""The court that offices/court decides for."""


@dataclass(frozen=True)
class Cast:
    """Who plays: an applicant, and the court's people, who decide for *court* alone."""

    me: Visitor
    clerk: Visitor
    judge: Visitor
    enforcement: Visitor
    court: str


@dataclass
class Run:
    """One application on its way."""

    cast: Cast
    each: Combination
    application: str = ""
    worth: str = contents.AMOUNT
    """Of the guarantee that is offered."""

    @property
    def me(self) -> Visitor:
        """The applicant."""
        return self.cast.me

    @property
    def clerk(self) -> Desk:
        """The clerk, with the file open."""
        return Desk(self.cast.clerk, self.application)

    @property
    def judge(self) -> Desk:
        """The judge, with the file open."""
        return Desk(self.cast.judge, self.application)

    @property
    def enforcement(self) -> Desk:
        """The enforcement officer, with the file open."""
        return Desk(self.cast.enforcement, self.application)

    def apply(self, what: str, body: object = None) -> None:
        """Ask for something about the application."""
        self.me.post(f"preservation-applications/{self.application}/{what}", body)


def draft(run: Run, court: str = "") -> None:
    """创建, 暂存."""
    form = contents.creation(run.each, court or run.cast.court)
    created = run.me.post("preservation-applications", form)
    run.application = str(created["id"])
    contents.fill(run.me, run.application, run.each, run.worth)


def deleted(run: Run) -> None:
    """删除."""
    draft(run)
    run.me.call("DELETE", f"preservation-applications/{run.application}")


def submitted(run: Run) -> None:
    """提交."""
    draft(run)
    run.me.submit(run.application)


def under_review(run: Run) -> None:
    """受理, and taken on by a clerk."""
    submitted(run)
    run.clerk.act("claim")
    run.clerk.act("acceptance")


def returned(run: Run) -> None:
    """退回补正."""
    submitted(run)
    run.clerk.return_for_correction()


def corrected(run: Run) -> None:
    """补正 and submitted again."""
    returned(run)
    contents.fill(run.me, run.application, run.each, urgent_because="情况紧急，已补正。")
    run.me.submit(run.application)


def rejected(run: Run) -> None:
    """审核不通过."""
    submitted(run)
    run.judge.review(passed=False, remark="不属本院管辖。", reasons=["WRONG_COURT"])


def guarantee_required(run: Run) -> None:
    """责令提供担保, for what is offered is too little."""
    run.worth = "100.00"
    under_review(run)
    run.judge.order_guarantee()


def guaranteed(run: Run) -> None:
    """担保 provided as ordered."""
    guarantee_required(run)
    run.me.upload(run.application, "GUARANTEE", "补充担保.pdf")
    insured = contents.a_guarantee("INSURER_LETTER", run.each.category)
    run.apply("guarantee-provision", {"items": [insured]})


def withdrawn(run: Run) -> None:
    """撤回, in a state before the ruling that is another for each category."""
    {
        "PRE_LITIGATION": submitted,
        "LITIGATION": guarantee_required,
        "ARBITRATION": returned,
        "PRE_ENFORCEMENT": awaiting_payment,
    }[run.each.category](run)
    run.apply("withdrawal", {"reason": "双方已和解。"})


def awaiting_payment(run: Run) -> None:
    """审核通过."""
    submitted(run)
    run.judge.review()


def awaiting_payment_after_aid(run: Run) -> None:
    """The same, with aid that was refused."""
    awaiting_payment(run)
    run.me.upload(run.application, "AID", "困难证明.pdf")
    run.apply("aid-requests", {"kind": "DEFER", "ground": "LEGAL_AID", "reason": "已获得法律援助。"})
    run.judge.act("aid", outcome="REFUSED", reasons="未能证明已获得法律援助。")


def awaiting_ruling(run: Run) -> None:
    """交费."""
    awaiting_payment(run)
    run.me.pay(run.application)
    run.me.until_status(run.application, "AWAITING_RULING")


def granted(run: Run) -> None:
    """裁定保全."""
    awaiting_ruling(run)
    run.judge.rule("GRANTED")


def granted_urgently(run: Run) -> None:
    """裁定保全 before the fee, after a guarantee that was ordered."""
    guaranteed(run)
    run.judge.rule("GRANTED", urgent_because="被申请人正在转移财产。")


def granted_by_program(run: Run) -> None:
    """The same at a court whose program reviews and rules over the broker."""
    draft(run, PROGRAM)
    run.me.submit(run.application)
    run.me.until_status(run.application, "AWAITING_PAYMENT")
    run.me.pay(run.application)
    run.me.until_status(run.application, "RULED_GRANTED")


def partial(run: Run) -> None:
    """部分保全."""
    awaiting_ruling(run)
    run.judge.rule("PARTIAL")


def dismissed(run: Run) -> None:
    """裁定驳回."""
    under_review(run)
    run.judge.rule("DISMISSED")


def in_force(run: Run) -> None:
    """保全中."""
    granted(run)
    run.enforcement.take_measures()


def converted(run: Run) -> None:
    """已转为诉讼/仲裁/执行保全."""
    in_force(run)
    kind = {"ARBITRATION": "ARBITRATION_FILED", "PRE_ENFORCEMENT": "ENFORCEMENT_FILED"}.get(
        run.each.category, "SUIT_FILED"
    )
    run.judge.act("follow-ups", kind=kind, on=f"{today()}", case_no=a_case_number(run.cast.court))


def lifted(run: Run) -> None:
    """已解除, one measure after the other."""
    in_force(run)
    for measure in run.judge.file()["measures"]:
        run.judge.act(
            "follow-ups", kind="LIFTED", on=f"{today()}", measure_id=measure["id"], reason="申请人申请解除。"
        )


Way = Callable[[Run], None]
End = tuple[Combination, Way, str]

ENDS: tuple[tuple[Way, str], ...] = (
    (draft, "DRAFT"),
    (deleted, "DELETED"),
    (submitted, "SUBMITTED"),
    (under_review, "UNDER_REVIEW"),
    (returned, "RETURNED"),
    (corrected, "SUBMITTED"),
    (rejected, "REJECTED"),
    (guarantee_required, "GUARANTEE_REQUIRED"),
    (guaranteed, "UNDER_REVIEW"),
    (withdrawn, "WITHDRAWN"),
    (awaiting_payment, "AWAITING_PAYMENT"),
    (awaiting_payment_after_aid, "AWAITING_PAYMENT"),
    (awaiting_ruling, "AWAITING_RULING"),
    (granted, "RULED_GRANTED"),
    (granted_urgently, "RULED_GRANTED"),
    (granted_by_program, "RULED_GRANTED"),
    (partial, "RULED_PARTIAL"),
    (dismissed, "RULED_DISMISSED"),
    (in_force, "IN_FORCE"),
    (converted, "CONVERTED"),
    (lifted, "LIFTED"),
)
"""Each way, and where it ends."""

EACH_ITS_END: tuple[End, ...] = tuple((each, *ENDS[i % len(ENDS)]) for i, each in enumerate(EVERY))


def a_few(many: int) -> tuple[End, ...]:
    """Return some, as far apart as can be, with ends of their own."""
    seen: dict[str, End] = {}
    step = len(EACH_ITS_END) // many + 1
    for i in range(len(EACH_ITS_END)):
        each = EACH_ITS_END[i * step % len(EACH_ITS_END)]
        seen.setdefault(each[1].__name__, each)
    return tuple(seen.values())[:many]


def drive(cast: Cast, end: End) -> Run:
    """Drive one combination to its end; raise when it arrives elsewhere."""
    each, way, status = end
    run = Run(cast, each)
    way(run)
    if status == "DELETED":
        run.me.call("GET", f"preservation-applications/{run.application}", expect=404)
    else:
        run.me.until_status(run.application, status)
    return run
