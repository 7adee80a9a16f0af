"""What every use case of identity has at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from contracts import identifiers
from services.chassis.aggregate import Aggregate
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import CommandIdReused, Refusal, Unknown
from services.chassis.rows import RowOperation
from services.chassis.store import Conflict, Store, Taken
from services.identity.domain.account import Account
from services.identity.domain.closing import DEFAULT_RETENTION, Retention
from services.identity.domain.log_in import Credential, StaffLogIn
from services.identity.domain.password import PasswordCommon, must_fit
from services.identity.domain.profile import Profile
from services.identity.domain.session import Session
from services.identity.domain.texting import CodeByPhone
from services.identity.use_cases.ports import (
    Aliases,
    Chance,
    CommonPasswords,
    Face,
    FaceRequest,
    Passwords,
    Pictures,
    Pseudonyms,
    Records,
    Sms,
)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The ports, and the few steps that use cases share."""

    store: Store
    records: Records
    passwords: Passwords
    common: CommonPasswords
    pictures: Pictures
    chance: Chance
    pseudonym: Pseudonyms
    alias: Aliases
    sms: Sms
    face: Face
    sandbox: bool = True
    """Whether this is a demonstration: captchas come with their answer, staff log-ins with their code."""
    retention: Retention = DEFAULT_RETENTION
    """How long a profile is kept to which a court's file refers."""
    sms_per_address: int = 20
    """Codes an hour; many people may share one address, but not so many."""

    def _account(self, actor: Actor) -> Account:
        account = self.store.find(Account, actor.account)
        if account is None:
            raise Unknown
        return account

    def _profile(self, account_id: UUID) -> Profile:
        profile = self.records.find(Profile, account_id)
        if profile is None:
            raise Unknown
        return profile

    def _open(
        self,
        cause: Cause,
        account: Account,
        profile: Profile,
        password: str,
        *,
        taken: type[Refusal],
        rows: Iterable[RowOperation] = (),
        totp_secret: str | None = None,
    ) -> dict[str, Any]:
        """Store a new account with what opens it; refuse when its name is somebody's."""
        with self.passwords.turn():
            password_hash = self.passwords.hash(password)
        login = self._log_in_name(profile.account_name, staff=totp_secret is not None)
        credential = Credential(
            login=login, account_id=account.id, password_hash=password_hash, totp_secret=totp_secret
        )
        claim = f"account-name:{login}"
        try:
            return self.store.save(
                account,
                cause=cause,
                answer=stored(account, account.state),
                rows=[self.records.put(credential), self.records.put(profile), *rows],
                marks={claim: None},
            )
        except Taken as other:
            if other.mark == claim:
                raise taken from None
            raise

    def _log_in_name(self, username: str, *, staff: bool = False) -> str:
        """Return what is kept of a log-in name; staff have a door of their own, so at the other they are unknown."""
        # People paste +86 and blanks.
        name = identifiers.mobile(username) or username.strip().casefold()
        return self.pseudonym(f"{'staff' if staff else 'log-in'}:{name}")

    def _person(self, profile: Profile) -> str:
        """Return what stands for name and document towards the face provider."""
        return self.pseudonym(f"person:{profile.id_type}:{profile.id_no}:{profile.real_name}")

    def _open_face(self, profile: Profile, id_: UUID, *, expires_at: datetime) -> str:
        """Open a session with the face provider for this person, and return its address for the phone."""
        return self.face.open_session(
            FaceRequest(
                verification_id=id_,
                person=self._person(profile),
                real_name=profile.real_name,
                id_type=profile.id_type or "",
                id_no=profile.id_no,
                expires_at=expires_at,
            )
        )

    def _take_try(self, cause: Cause, tried: CodeByPhone | StaffLogIn) -> None:
        """Use up a try, before the code is looked at: of many at once, each number of tries is had once."""
        try:
            self.store.save(
                cause=kept_nowhere(cause),
                rows=[self.records.patch(tried, tries=tried.tries)],
                marks={f"door:try:{tried.id}:{tried.tries}": None},
            )
        except Taken as taken:
            # Another had this try, perhaps the same command a moment ago: look again, and take the next.
            raise Conflict(taken.mark) from taken

    def _without_sessions(self, account_id: UUID) -> list[RowOperation]:
        """Return the operations that let nobody go on who is logged in, or halfway in."""
        kinds = (Session, StaffLogIn)
        over = [each for kind in kinds for each in self.records.where(kind, account_id=account_id)]
        return [self.records.drop(each) for each in over]

    def _said(self, cause: Cause, save: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """
        Return the answer of a command to which something is added that is recorded nowhere; a repeat hears the same.

        Left to the entrypoint, a repeat would hear what was recorded, without the addition.
        """
        earlier = self.store.taken(cause.mark) if cause.mark else None
        if earlier is not None:
            carried = orjson.loads(earlier.answer or b"{}")
            if carried.get("digest") != cause.digest:
                raise CommandIdReused
            return dict(carried["answer"])
        try:
            return save()
        except Taken as taken:
            if taken.mark == cause.mark:
                raise Conflict(taken.mark) from taken  # the same command a moment ago: look again
            raise

    def _must_suit(self, password: str, *, account_name: str) -> None:
        """Refuse a password against the guides' rule, or that anybody would try first."""
        must_fit(password, account_name=account_name)
        if self.common.contains(password):
            raise PasswordCommon


def stored(aggregate: Aggregate, status: str) -> dict[str, Any]:
    """Return what a command answers of what it stored."""
    return {"id": aggregate.id, "version": aggregate.version, "status": status}


def kept_nowhere(cause: Cause) -> Cause:
    """Return the cause for a save whose answer is not recorded: what it gives is new each time, or secret."""
    return replace(cause, mark="", digest="")
