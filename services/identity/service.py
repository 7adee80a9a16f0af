"""What identity answers: translate, call, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nameko.timer import timer

from contracts.identity import rpc as calls
from contracts.message import Message
from services.chassis import clock, logs
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, hears, rpc
from services.identity import reactions
from services.identity.domain.step_up import StepUpMethod

SWEEP_EVERY = 600
"""Seconds."""

log = logs.get(__name__)


class IdentityService:
    """Identity, as the broker sees it."""

    name = "identity"
    identity = Assembled()

    @rpc(calls.CREATE_CAPTCHA)
    def create_captcha(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Draw a picture to read, or speak digits to hear."""
        return self.identity.create_captcha(cause=cause, **asked)

    @rpc(calls.ASK_SMS_CODE)
    def ask_sms_code(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Begin a registration: store the code, then send it."""
        return self.identity.send(self.identity.ask_sms_code(cause=cause, **asked))

    @rpc(calls.REGISTER)
    def register(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Open an account."""
        return self.identity.register(cause=cause, **asked)

    @rpc(calls.LOG_IN)
    def log_in(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Begin a session."""
        return self.identity.log_in(cause=cause, **asked)

    @rpc(calls.BEGIN_STAFF_LOG_IN)
    def begin_staff_log_in(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Take the password of a member of staff."""
        return self.identity.begin_staff_log_in(cause=cause, **asked)

    @rpc(calls.LOG_IN_STAFF)
    def log_in_staff(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Begin a session by the code of the second factor."""
        return self.identity.log_in_staff(cause=cause, **asked)

    @rpc(calls.END_SESSION)
    def end_session(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """End the session of a token."""
        return self.identity.end_session(cause=cause, **asked)

    @rpc(calls.RESOLVE_SESSION)
    def resolve_session(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - the token says who
        """Say whose token it is."""
        return self.identity.resolve_session(at=clock.now(), **asked)

    @rpc(calls.LIST_SESSIONS)
    def list_sessions(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show one's open sessions."""
        return self.identity.list_sessions(by=by, at=clock.now(), **asked)

    @rpc(calls.END_ONE_SESSION)
    def end_one_session(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """End one of one's sessions."""
        return self.identity.end_one_session(cause=cause, **asked)

    @rpc(calls.ASK_RESET_CODE)
    def ask_reset_code(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Begin to replace a forgotten password: store the code, then send it."""
        return self.identity.send(self.identity.ask_reset_code(cause=cause, **asked))

    @rpc(calls.RESET_PASSWORD)
    def reset_password(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Replace a forgotten password."""
        return self.identity.reset_password(cause=cause, **asked)

    @rpc(calls.CHANGE_PASSWORD)
    def change_password(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Replace one's password."""
        return self.identity.change_password(cause=cause, **asked)

    @rpc(calls.START_STEP_UP)
    def start_step_up(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Store a code, then send it; or open a session with the face provider, then show its QR."""
        if asked["method"] == StepUpMethod.SMS:
            return self.identity.send(self.identity.ask_step_up_code(cause=cause))
        url = self.identity.open_step_up_face(cause=cause)
        return self.identity.start_face_step_up(cause=cause, url=url)

    @rpc(calls.VIEW_STEP_UP)
    def view_step_up(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show how far a step-up is."""
        return self.identity.view_step_up(by=by, at=clock.now(), **asked)

    @rpc(calls.CONFIRM_STEP_UP)
    def confirm_step_up(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Pass a step-up by the code from the phone."""
        return self.identity.confirm_step_up(cause=cause, **asked)

    @rpc(calls.VIEW_ACCOUNT)
    def view_account(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show an account to its owner."""
        return self.identity.view_account(by=by, at=clock.now(), **asked)

    @rpc(calls.UPDATE_PROFILE)
    def update_profile(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Change one's particulars."""
        return self.identity.update_profile(cause=cause, **asked)

    @rpc(calls.LIST_CONSENTS)
    def list_consents(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show what can be consented to, and what is."""
        return self.identity.list_consents(by=by, **asked)

    @rpc(calls.GIVE_CONSENT)
    def give_consent(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Consent to one purpose."""
        return self.identity.give_consent(cause=cause, **asked)

    @rpc(calls.REVOKE_CONSENT)
    def revoke_consent(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Take a consent back."""
        return self.identity.revoke_consent(cause=cause, **asked)

    @rpc(calls.CLOSE_ACCOUNT)
    def close_account(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Begin to close an account."""
        return self.identity.close_account(cause=cause, **asked)

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

    @rpc(calls.ASK_CHECK)
    def ask_check(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Choose the counter at which a document will be shown."""
        return self.identity.ask_check(cause=cause, **asked)

    @rpc(calls.LIST_CHECKS)
    def list_checks(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show what is to be looked at in a court."""
        return self.identity.list_checks(by=by, **asked)

    @rpc(calls.VIEW_CHECK)
    def view_check(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show one check."""
        return self.identity.view_check(by=by, **asked)

    @rpc(calls.DECIDE_CHECK)
    def decide_check(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record what staff found."""
        return self.identity.decide_check(cause=cause, **asked)

    @rpc(calls.FOUND_ORGANISATION)
    def found_organisation(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Enter an organisation."""
        return self.identity.found_organisation(cause=cause, **asked)

    @rpc(calls.LIST_ORGANISATIONS)
    def list_organisations(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show the organisations that one is a member of."""
        return self.identity.list_organisations(by=by, **asked)

    @rpc(calls.INVITE)
    def invite(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Let one more person in."""
        return self.identity.invite(cause=cause, **asked)

    @rpc(calls.JOIN)
    def join(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Become a member."""
        return self.identity.join(cause=cause, **asked)

    @rpc(calls.END_MEMBERSHIP)
    def end_membership(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Leave, or remove a member."""
        return self.identity.end_membership(cause=cause, **asked)

    @rpc(calls.CREATE_API_KEY)
    def create_api_key(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Let a program in."""
        return self.identity.create_api_key(cause=cause, **asked)

    @rpc(calls.LIST_API_KEYS)
    def list_api_keys(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show the keys that one may take away."""
        return self.identity.list_api_keys(by=by, **asked)

    @rpc(calls.REVOKE_API_KEY)
    def revoke_api_key(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Take a key away."""
        return self.identity.revoke_api_key(cause=cause, **asked)

    @rpc(calls.LIST_STAFF)
    def list_staff(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show who works for one's office."""
        return self.identity.list_staff(by=by, **asked)

    @hears(reactions.REACTIONS)
    def react(self, reaction: Callable[..., None], message: Message, cause: Cause) -> None:
        """Do what another service's event makes us do."""
        reaction(self.identity, message, cause)

    @timer(interval=SWEEP_EVERY)
    def sweep(self) -> None:
        """Remove what is long over."""
        at = clock.now()
        actor = Actor(id="service:identity", role="service")
        cause = Cause(mark="", id=f"sweep:{at.isoformat()}", actor=actor, at=at)
        removed, erased = self.identity.sweep(cause=cause), self.identity.erase_what_was_kept(cause=cause)
        if removed or erased:
            log.info("what was over was removed", records=removed, profiles=erased)
