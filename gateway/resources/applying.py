"""The applicant after the draft: withdraw, provide what the court ordered, ask for aid, object to the fee; begin anew from a copy."""

from contracts.preservation import rpc
from gateway.auth import APPLICANT, DRAFTING, SUBMITTING
from gateway.resources.applications import ONE
from gateway.resources.verbs import add

ROUTES = (
    add(
        f"{ONE}/withdrawal",
        rpc.WITHDRAW_APPLICATION,
        zh="撤回申请",
        en="Take the application back, before the ruling",
        roles=APPLICANT,
        scope=SUBMITTING,
        proof=True,
    ),
    add(
        f"{ONE}/guarantee-provision",
        rpc.PROVIDE_GUARANTEE,
        zh="提供担保",
        en="Provide the guarantee that the court ordered; its papers are uploaded before, as GUARANTEE",
        roles=APPLICANT,
        scope=SUBMITTING,
        inside="guarantees",
    ),
    add(
        f"{ONE}/aid-requests",
        rpc.REQUEST_AID,
        zh="申请司法救助",
        en="Ask for aid after the fee was assessed; the proof is uploaded before, as AID",
        roles=APPLICANT,
        scope=SUBMITTING,
        inside="claim",
    ),
    add(
        f"{ONE}/fee-objections",
        rpc.OBJECT_TO_FEE,
        zh="提出交费异议",
        en="Object to the fee [诉讼费用交纳办法 art. 43]",
        roles=APPLICANT,
        scope=SUBMITTING,
    ),
    add(
        f"{ONE}/copies",
        rpc.COPY_APPLICATION,
        zh="复制申请",
        en="Open a new draft that says the same, without materials",
        roles=APPLICANT,
        scope=DRAFTING,
    ),
)
