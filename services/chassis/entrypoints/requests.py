"""Calls of other programs: load what is asked, run the use case, answer or refuse as data."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar, cast
from uuid import uuid4

import orjson
from marshmallow import ValidationError
from nameko.exceptions import ContainerBeingKilled, MalformedRequest, MethodNotFound, serialize
from nameko.rpc import Rpc as NamekoRpc
from nameko.rpc import RpcConsumer

from contracts.call import Call, Caller
from contracts.problems import problems
from contracts.refused import BROKEN, REFUSED
from services.chassis import clock, logs
from services.chassis.causes import Actor, Cause, digest
from services.chassis.entrypoints.deliveries import Deliveries
from services.chassis.entrypoints.replies import Replies
from services.chassis.refusals import BadInput, Busy, CommandIdReused, Refusal, StoreUnavailable
from services.chassis.store import Conflict, Taken

log = logs.get(__name__)

CALLER = Caller()

Method = TypeVar("Method", bound=Callable[..., Any])

DEADLINE = "nameko.deadline"
"""The header that says, in milliseconds since 1970, how long the caller waits."""

AGAIN = 3
"""How often a use case runs again when somebody else wrote first."""


class _RequestDeliveries(Deliveries):
    """As many requests at once as there are workers: a worker is always free for what is delivered."""

    revived: Any = None

    def on_connection_revived(self) -> None:
        """Answer over a new connection, too."""
        self.revived()


class Requests(RpcConsumer):
    """The queue of the service's calls, as nameko declares it."""

    queue_consumer = _RequestDeliveries()
    replies = Replies()

    def setup(self) -> None:
        """Know the methods by name."""
        super().setup()
        self.queue_consumer.revived = self.replies.renew

    def deliver(self, message: Any, error: Exception | None = None) -> None:
        """Find the method that is meant, and run it; unless the caller has given up waiting."""
        deadline = message.headers.get(DEADLINE)
        if isinstance(deadline, int) and deadline < time.time() * 1000:
            log.warning("a request came too late to be run", call=message.delivery_info["routing_key"])
            self.queue_consumer.settle(self, message)
            return
        name = message.delivery_info["routing_key"].partition(".")[2]
        method = next((each for each in self._providers if each.method_name == name), None)
        try:
            kwargs = orjson.loads(message.body)["kwargs"] if error is None else {}
            caller, asked = kwargs["caller"], kwargs["asked"]
        except (ValueError, KeyError, TypeError):
            method, reason = None, MalformedRequest("caller and asked are what a call consists of")
        else:
            reason = MethodNotFound(name)
        if method is None:
            body = orjson.dumps({"result": None, "error": serialize(reason)}, default=str)
            self.container.spawn_managed_thread(
                partial(self.answer, message, body), identifier="unanswerable"
            )
        else:
            method.begin(message, caller, asked)

    def answer(self, message: Any, body: bytes) -> None:
        """Send the reply, then ack the request."""
        self.replies.send(message, body)
        self.queue_consumer.settle(self, message)


class Rpc(NamekoRpc):
    """One call of the contract, answered by the method it decorates."""

    rpc_consumer = Requests()

    def __init__(self, call: Call, **kwargs: Any) -> None:
        self.call = call
        super().__init__(**kwargs)

    def setup(self) -> None:
        """Register, and learn the words of the service's refusals."""
        importlib.import_module(f"contracts.{self.call.service}.errors")
        self._secret = self.container.config["settings"].secret_key
        self._store: Any = getattr(self.container.config["assembled"], "store", None)
        super().setup()

    def begin(self, message: Any, caller: Any, asked: Any) -> None:
        """Run the use case in a worker, once caller and asked are what the contract says."""
        started = time.perf_counter()
        try:
            known = CALLER.load(caller)
            loaded = self.call.asked.load(asked)
        except ValidationError as error:
            body = _result(refused(BadInput(*problems(error))))
            self.container.spawn_managed_thread(
                partial(self.rpc_consumer.answer, message, body), identifier="bad input"
            )
            return
        actor = Actor(
            id=known["actor"],
            role=known["role"],
            office=known["office"],
            acts_for=tuple(known["acts_for"]),
            alias=known["alias"],
            session=known["session"],
            address=known["address"],
            proved=known["proved"],
            test=known["test"],
        )
        trace = known["trace"] or uuid4().hex
        who = self._cause(actor, known["command"], trace, asked) if self.call.command else actor
        context = {"trace": trace, "call": self.call.key, "actor": actor.id}
        finish = partial(self._finish, message, started)
        try:
            self.container.spawn_worker(self, (who, loaded), {}, context_data=context, handle_result=finish)
        except ContainerBeingKilled:
            log.info("a request is left to the next program", call=self.call.key)

    def _cause(self, actor: Actor, command: str, trace: str, asked: Any) -> Cause:
        id_ = command or uuid4().hex
        return Cause(
            mark=f"{actor.id}:{self.call.name}:{command}" if command else "",
            id=id_,
            actor=actor,
            at=clock.now(),
            digest=digest(self._secret, self.call.lasting(asked)),
            correlation=id_,
            trace=trace,
        )

    def _finish(
        self, message: Any, started: float, worker: Any, result: Any, exc_info: Any
    ) -> tuple[None, None]:
        """Answer, whatever came of it; nothing that is raised here would leave the program alive."""
        try:
            method = getattr(worker.service, self.method_name)
            answered = self._answer(method, worker.args, result, exc_info and exc_info[1])
            body = _result(answered)
        except Exception:
            log.exception("an answer could not be made")
            answered = _broken()
            body = _result(answered)
        self.rpc_consumer.answer(message, body)
        outcome = answered["refused"]["code"] if "refused" in answered else "answered"
        tell = log.info if self.call.command else log.debug
        tell("a call was answered", outcome=outcome, ms=round((time.perf_counter() - started) * 1000, 1))
        return None, None

    def _answer(self, method: Any, arguments: Any, result: Any, error: Exception | None) -> dict[str, Any]:
        """Return the answer or the refusal; a use case that met somebody else's write runs again first."""
        for _ in range(AGAIN):
            if not isinstance(error, Conflict):
                break
            try:
                result, error = method(*arguments), None
            except Exception as again:  # noqa: BLE001 - judged below
                error = again
        if error is None:
            return {"answer": result}
        cause = arguments[0]
        mark = cause.mark if isinstance(cause, Cause) else ""
        if isinstance(error, Taken) and error.mark == mark:
            return _recorded(error, cause)
        if isinstance(error, Conflict):
            error = Busy()
        if not isinstance(error, Refusal):
            log.error("something unexpected went wrong", exc_info=error)
            return _broken()
        if mark and not isinstance(error, StoreUnavailable):
            # What is refused now may be the repeat of what was done: the thing is no longer as it was then.
            earlier = self._store.taken(mark)
            if earlier is not None:
                return _recorded(earlier, cause)
        return refused(error)


def rpc(call: Call) -> Callable[[Method], Method]:
    """Let a method answer *call*: commands get their ``Cause``, queries the ``Actor``, both what is asked."""
    return cast("Callable[[Method], Method]", Rpc.decorator(call))


def refused(refusal: Refusal) -> dict[str, Any]:
    """Return a refusal as it crosses the border, in the words of the contract."""
    words = REFUSED.get(refusal.CODE)
    if words is None:
        log.error("a refusal has no words", code=refusal.CODE)
        return _broken()
    return {
        "refused": {
            "code": words.code,
            "kind": words.kind,
            "zh": words.zh,
            "en": words.en,
            "fields": refusal.fields,
        }
    }


def _broken() -> dict[str, Any]:
    return {
        "refused": {"code": BROKEN.code, "kind": BROKEN.kind, "zh": BROKEN.zh, "en": BROKEN.en, "fields": []}
    }


def _recorded(taken: Taken, cause: Cause) -> dict[str, Any]:
    """Return what was answered to the same command before, unless it asked for something else then."""
    carried = orjson.loads(taken.answer or b"{}")
    if carried.get("digest") != cause.digest:
        return refused(CommandIdReused())
    return {"answer": carried["answer"]}


def _result(result: dict[str, Any]) -> bytes:
    return orjson.dumps({"result": result, "error": None}, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)
