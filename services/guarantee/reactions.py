"""What other services' events make guarantee do."""

from __future__ import annotations

from collections.abc import Callable

from contracts.identity.events import AccountClosing
from contracts.message import Message
from services.chassis.causes import Cause
from services.guarantee.use_cases import GuaranteeUseCases


def release_account_on_account_closing(
    guarantee: GuaranteeUseCases, heard: AccountClosing, cause: Cause
) -> None:
    """Throw the account's drafts away."""
    guarantee.release_account(cause=cause, account_id=heard.account_id)


REACTIONS: dict[type[Message], Callable[..., None]] = {AccountClosing: release_account_on_account_closing}
