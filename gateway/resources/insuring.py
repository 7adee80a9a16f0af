"""投保: clauses, 投保单, submission to the insurer; then the premium, and what the policy's holder may still do."""

from contracts.guarantee import rpc
from contracts.payment import rpc as payment
from gateway.auth import APPLICANT, READING, SUBMITTING
from gateway.resources.guarantees import ONE
from gateway.resources.papers import printed
from gateway.resources.verbs import add, read
from gateway.uploads import PDF

ROUTES = (
    read(
        f"{ONE}/clauses",
        rpc.VIEW_CLAUSES,
        zh="查看保险条款",
        en="The clauses of the insurer's product, the exclusions set apart [保险法 art. 17]",
        roles=APPLICANT,
        scope=READING,
    ),
    read(
        f"{ONE}/proposal",
        rpc.PRINT_PROPOSAL,
        zh="预览投保单",
        en="The proposal as it would be signed, or as it was",
        roles=APPLICANT,
        scope=READING,
        gives=PDF,
        endpoint=printed,
    ),
    add(
        f"{ONE}/proposal-signature",
        rpc.SIGN_PROPOSAL,
        zh="签署投保单",
        en="Sign the proposal: clauses and exclusions were read, each ticked for itself",
        roles=APPLICANT,
        scope=SUBMITTING,
        proof=True,
    ),
    add(
        f"{ONE}/submission",
        rpc.SUBMIT_APPLICATION,
        zh="提交担保申请",
        en="Submit the application to the insurer that was chosen, and to no other",
        roles=APPLICANT,
        scope=SUBMITTING,
        proof=True,
        consent="INSURER",
    ),
    add(
        f"{ONE}/supplement",
        rpc.SUPPLY_MATERIALS,
        zh="补充材料",
        en="Hand in the papers that the insurer asked for; they are uploaded before",
        roles=APPLICANT,
        scope=SUBMITTING,
        consent="INSURER",
    ),
    add(
        f"{ONE}/withdrawal",
        rpc.WITHDRAW_APPLICATION,
        zh="撤回担保申请",
        en="Take the application back, before the premium was paid",
        roles=APPLICANT,
        scope=SUBMITTING,
        proof=True,
    ),
    add(
        f"{ONE}/surrender",
        rpc.SURRENDER,
        zh="退保",
        en="Give the policy back for the refund that was shown; the letter is revoked [保险法 arts 15, 54]",
        roles=APPLICANT,
        scope=SUBMITTING,
        proof=True,
    ),
    read(
        f"{ONE}/timeline",
        rpc.VIEW_TIMELINE,
        zh="担保办理过程",
        en="The application's history in words, oldest first",
        roles=APPLICANT,
        scope=READING,
    ),
    read(
        f"{ONE}/bill",
        payment.VIEW_BILL_ABOUT,
        zh="查看保费账单",
        en="The bill of the premium",
        roles=APPLICANT,
        scope=READING,
        names={"application_id": "about_id"},
    ),
)
