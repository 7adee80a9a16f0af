"""Leaving for good: what is destroyed, and what has to stay [个人信息保护法 art. 47]."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.claims import freed
from services.chassis.refusals import Unknown
from services.chassis.rows import RowOperation
from services.chassis.vault import destroyed
from services.identity.domain.account import Account, Life
from services.identity.domain.check import Check, CheckRecord, LapsedBecause
from services.identity.domain.closing import explained
from services.identity.domain.key import ApiKey
from services.identity.domain.log_in import Credential
from services.identity.domain.organisation import Membership, Organisation
from services.identity.domain.profile import Profile
from services.identity.domain.session import Session
from services.identity.use_cases.desk import stored
from services.identity.use_cases.organisations import Organisations
from services.identity.use_cases.texting import Texting, TextToSend


class Closing(Texting, Organisations):
    """The use cases of closing an account."""

    def close_account(self, *, cause: Cause) -> dict[str, Any]:
        """
        Begin to close the account; the answer says what may become of it, and why.

        Log-in ends in this save, with sessions, keys and memberships, and the number is free for a new account. The
        profile waits for preservation to say whether submitted applications refer to it.
        """
        account = self._account(cause.actor)
        account.close(at=cause.at)
        organisations, checks, rows = self._leave_all(account.id, cause)
        for check in (own := self._open_checks(account.id)):
            check.lapse(LapsedBecause.ACCOUNT_CLOSED, at=cause.at)
        zh, en = explained(self.retention)
        return self.store.save(
            account,
            *organisations,
            *checks,
            *own,
            cause=cause,
            answer={**stored(account, account.life), "zh": zh, "en": en},
            rows=[*rows, *self._what_lets_in(account.id)],
        )

    def settle_closing(self, *, cause: Cause, account_id: UUID, submitted: int) -> TextToSend | None:
        """Erase the account, or lock it while the court keeps files that refer to it; return what its owner is to be told."""
        account = self.store.find(Account, account_id)
        if account is None:
            raise Unknown
        if account.life is not Life.CLOSING:
            return None
        profile = self._profile(account.id)
        if submitted:
            text = (
                f"您的账户已停用，不能再登录。因{submitted}件已提交的申请由人民法院依法保管，"
                f"相关个人信息锁定保存{self.retention.zh}，期满自动销毁。"
            )
            until = cause.at + self.retention.lasts
            account.lock(until=until, at=cause.at)
            self.store.save(account, cause=cause)
        else:
            text = "您的账户已注销，个人信息已销毁且无法恢复。"
            self._erase(account, cause)
        return TextToSend(mobile=profile.account_name, text=text, answer={})

    def erase_what_was_kept(self, *, cause: Cause) -> int:
        """Erase locked accounts whose time has come; return how many."""
        due = self.records.locked_until(cause.at)
        for each in due:
            account = self.store.find(Account, each.id)
            if account is not None and account.life is Life.LOCKED:
                self._erase(account, cause)
        return len(due)

    def _erase(self, account: Account, cause: Cause) -> None:
        """Destroy the profile, and the keys of everything that was sealed about the person, backups included."""
        account.erase(at=cause.at)
        checks = self.records.where(CheckRecord, subject_id=account.id)
        rows = [destroyed(each, at=cause.at) for each in (account.id, *(each.id for each in checks))]
        profiles = self.records.where(Profile, account_id=account.id)
        self.store.save(account, cause=cause, rows=[*(self.records.drop(each) for each in profiles), *rows])

    def _leave_all(
        self, account_id: UUID, cause: Cause
    ) -> tuple[list[Organisation], list[Check], list[RowOperation]]:
        left, pointless, rows = [], [], []
        for membership in self.records.where(Membership, account_id=account_id):
            organisation = self._organisation(membership.organisation_id)
            organisation.end_membership(account_id, by=account_id, at=cause.at)
            checks, gone = self._left_behind(organisation, account_id, cause)
            left.append(organisation)
            pointless += checks
            rows += gone
        return left, pointless, rows

    def _what_lets_in(self, account_id: UUID) -> list[RowOperation]:
        """Return the operations that end log-in; whoever is given the number next may register it."""
        credentials = self.records.where(Credential, account_id=account_id)
        records = [
            *credentials,
            *self.records.where(Session, account_id=account_id),
            *self.records.where(ApiKey, maker=account_id),
        ]
        names = [freed(f"account-name:{each.login}") for each in credentials]
        return [*(self.records.drop(each) for each in records), *names]
