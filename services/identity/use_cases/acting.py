"""For whom and in what role one acts: by a session, or by a key."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import StoreUnavailable
from services.identity.domain.consents import Consent
from services.identity.domain.key import ApiKey
from services.identity.domain.organisation import Membership
from services.identity.domain.session import SEEN_EVERY, Session, SessionEnded
from services.identity.domain.verification import Standing
from services.identity.use_cases.desk import Desk


class Acting(Desk):
    """What the door has to know of who comes in."""

    def _acting(self, standing: Standing) -> dict[str, Any]:
        """Return for whom an account acts besides its person, who the person is, and what he consents to."""
        return {
            "acts_for": [
                each.organisation_id
                for each in self.records.where(Membership, account_id=standing.id)
                if each.counts
            ],
            "alias": standing.alias,
            "consents": self._consents_of(standing.id),
        }

    def _consents_of(self, account_id: UUID) -> list[str]:
        return [each.purpose for each in self.records.where(Consent, account_id=account_id) if each.stands]

    def _resolve_key(self, fingerprint: str, *, at: datetime) -> dict[str, Any]:
        """Return as whom a program acts; a person's key ends with the account, an organisation's with the membership."""
        key = self.records.find(ApiKey, fingerprint)
        if key is None or key.has_expired(at=at):
            raise SessionEnded
        acting = self._acting_by(key)
        self._see(key, Actor(id=key.actor, role=key.role, office=key.office), at)
        return {
            "account_id": key.actor,
            "role": key.role,
            "office": key.office,
            "verified": True,
            "fingerprint": key.fingerprint,
            "proved_until": None,
            **acting,
            "scopes": key.scopes,
            "test": key.test,
        }

    def _acting_by(self, key: ApiKey) -> dict[str, Any]:
        if key.office:
            return {"acts_for": [], "alias": "", "consents": []}
        standing = self.records.find(Standing, key.maker)
        if standing is None or not standing.is_open or not standing.verified:
            raise SessionEnded
        if key.organisation_id is None:
            return {"acts_for": [], "alias": standing.alias, "consents": self._consents_of(standing.id)}
        membership = self.records.where(
            Membership, organisation_id=key.organisation_id, account_id=standing.id
        )
        if not any(each.counts for each in membership):
            raise SessionEnded
        # What was filed for the maker himself is no business of the organisation's programs.
        return {
            "acts_for": [key.organisation_id],
            "alias": "",
            "consents": self._consents_of(standing.id),
        }

    def _see(self, shown: Session | ApiKey, owner: Actor, at: datetime) -> None:
        if shown.seen_at is not None and at - shown.seen_at < SEEN_EVERY:
            return
        # While the store takes no writes, reading goes on.
        with suppress(StoreUnavailable):
            self.store.save(
                cause=Cause(mark="", id=shown.fingerprint, actor=owner, at=at),
                rows=[self.records.patch(shown, seen_at=at)],
            )
