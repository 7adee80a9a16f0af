"""What identity answers: translate, call, answer."""

from __future__ import annotations

from typing import Any

from nameko.timer import timer

from contracts.identity import rpc as calls
from services.chassis import clock, logs
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, rpc

SWEEP_EVERY = 600
"""Seconds."""

log = logs.get(__name__)


class IdentityService:
    """Identity, as the broker sees it."""

    name = "identity"
    identity = Assembled()

    @rpc(calls.CREATE_CAPTCHA)
    def create_captcha(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Draw a picture to read."""
        return self.identity.create_captcha(cause=cause, **asked)

    @rpc(calls.ASK_SMS_CODE)
    def ask_sms_code(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Begin a registration: store the code, then send it."""
        return self.identity.send_sms_code(self.identity.ask_sms_code(cause=cause, **asked))

    @rpc(calls.REGISTER)
    def register(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Open an account."""
        return self.identity.register(cause=cause, **asked)

    @rpc(calls.LOG_IN)
    def log_in(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Begin a session."""
        return self.identity.log_in(cause=cause, **asked)

    @rpc(calls.END_SESSION)
    def end_session(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """End the session of a token."""
        return self.identity.end_session(cause=cause, **asked)

    @rpc(calls.RESOLVE_SESSION)
    def resolve_session(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - the token says who
        """Say whose token it is."""
        return self.identity.resolve_session(at=clock.now(), **asked)

    @rpc(calls.VIEW_ACCOUNT)
    def view_account(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show an account to its owner."""
        return self.identity.view_account(by=by, at=clock.now(), **asked)

    @rpc(calls.UPDATE_PROFILE)
    def update_profile(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Change one's particulars."""
        return self.identity.update_profile(cause=cause, **asked)

    @rpc(calls.START_VERIFICATION)
    def start_verification(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Open a session with the face provider, then show its QR."""
        url = self.identity.open_face_session(cause=cause)
        return self.identity.start_verification(cause=cause, url=url, **asked)

    @rpc(calls.VIEW_VERIFICATION)
    def view_verification(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show a QR and its state to its owner."""
        return self.identity.view_verification(by=by, at=clock.now(), **asked)

    @rpc(calls.RECORD_VERIFICATION)
    def record_verification(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record what the face provider's callback says."""
        return self.identity.record_verification(cause=cause, **asked)

    @timer(interval=SWEEP_EVERY)
    def sweep(self) -> None:
        """Remove what is long over."""
        at = clock.now()
        actor = Actor(id="service:identity", role="service")
        removed = self.identity.sweep(cause=Cause(mark="", id=f"sweep:{at.isoformat()}", actor=actor, at=at))
        if removed:
            log.info("what was over was removed", records=removed)
