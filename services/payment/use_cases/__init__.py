"""What can be done with bills: one method per use case, one save each."""

from services.payment.use_cases.billing import Billing
from services.payment.use_cases.paying import Paying
from services.payment.use_cases.receiving import Receiving


class PaymentUseCases(Billing, Paying, Receiving):
    """Every use case of payment."""
