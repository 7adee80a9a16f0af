"""What other services' events make identity do."""

from __future__ import annotations

from collections.abc import Callable

from contracts.message import Message
from contracts.preservation.events import AccountReleased
from services.chassis import logs
from services.chassis.causes import Cause
from services.chassis.refusals import Refusal
from services.identity.use_cases import IdentityUseCases

log = logs.get(__name__)


def settle_closing_on_account_released(
    identity: IdentityUseCases, heard: AccountReleased, cause: Cause
) -> None:
    """Erase or lock an account that is being closed, and tell its owner which, and why."""
    news = identity.settle_closing(cause=cause, account_id=heard.account_id, submitted=heard.submitted)
    if news is None:
        return
    try:
        identity.send(news)
    except Refusal as refusal:
        # The number is gone with the profile, so there is no second try; both outcomes were explained at the closing.
        log.warning("the outcome of a closing did not reach the phone", reason=refusal.CODE)


REACTIONS: dict[type[Message], Callable[..., None]] = {AccountReleased: settle_closing_on_account_released}
