"""账单, 交费."""

from contracts.payment import rpc
from gateway.auth import APPLICANT, PAYING, READING
from gateway.resources.applications import ONE
from gateway.resources.verbs import add, read

ROUTES = (
    read(
        f"{ONE}/bill",
        rpc.VIEW_BILL_ABOUT,
        zh="查看申请的账单",
        en="The bill of the application's fee",
        roles=APPLICANT,
        scope=READING,
        names={"application_id": "about_id"},
    ),
    read(
        "/bills/{bill_id:uuid}",
        rpc.VIEW_BILL,
        zh="查看账单",
        en="A bill",
        roles=APPLICANT,
        scope=READING,
    ),
    add(
        "/bills/{bill_id:uuid}/payments",
        rpc.START_PAYMENT,
        zh="交费",
        en="Start a payment; the payer goes on at `pay_url`. Above a limit a step-up is asked for",
        roles=APPLICANT,
        scope=PAYING,
        consent="PAYMENT",
    ),
)
