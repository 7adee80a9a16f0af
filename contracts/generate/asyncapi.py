"""The AsyncAPI 3.0 document: who sends and receives what on which exchange or queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contracts import topology
from contracts.generate import declared, examples

if TYPE_CHECKING:
    from contracts.message import Message

Json = dict[str, Any]

DIALECT = "application/schema+json;version=draft-2020-12"
_HEADERS = {
    "ce-specversion": "always `1.0`",
    "ce-id": "the same for every sending of the same event; what a subscriber remembers to hear it once",
    "ce-source": "the service that tells it",
    "ce-type": "three words, also the routing key",
    "ce-dataversion": "the version of the body's schema",
    "ce-subject": "the id of what it happened to; messages of one subject are sent in order",
    "ce-time": "when it was recorded, RFC 3339",
    "ce-sequence": "its place in the history of its subject",
    "ce-position": "its place in the log of its source",
    "ce-causationid": "the id of the command or message that caused it",
    "ce-correlationid": "the id of the command that everything began with",
    "ce-traceparent": "the trace that it belongs to",
}
_ALWAYS = (
    "ce-specversion",
    "ce-id",
    "ce-source",
    "ce-type",
    "ce-dataversion",
    "ce-subject",
    "ce-sequence",
    "ce-position",
)
_RPC = "nameko-rpc"


def document() -> Json:
    """Return the whole document."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "人民法院网上保全系统",
            "version": "1.0.0",
            "description": "Events in CloudEvents 1.0 binary mode, decisions of offices, and requests between programs, over RabbitMQ.",
        },
        "defaultContentType": "application/json",
        "channels": {**_event_channels(), **_decision_channels(), **_rpc_channels()},
        "operations": {**_event_operations(), **_decision_operations(), **_rpc_operations()},
        "components": {"messages": _messages()},
    }


# --- events -----------------------------------------------------------------------------------------------------------


def told_by(service: str) -> list[type[Message]]:
    """Return the messages that *service* tells."""
    return [each for each in declared.messages() if declared.teller(each) == service]


def for_offices() -> list[type[Message]]:
    """Return the messages that name an office: they go to that office's queue, too."""
    return [each for each in declared.messages() if {"court", "office"} & set(each.schema().fields)]


def _event_channels() -> Json:
    channels: Json = {}
    for service in topology.SERVICES:
        told = told_by(service)
        channels[topology.events_exchange(service)] = {
            "address": "{type}",
            "description": f"Everything that {service} tells; the routing key is the type, and `<type>.<office>` for an office's copy.",
            "parameters": {"type": {"enum": sorted({each.TYPE for each in told})}},
            "messages": _refs(map(declared.name_of, told)),
            "bindings": _exchange(topology.events_exchange(service)),
        }
    for service in sorted(topology.HEARD):
        channels[topology.events_queue(service)] = {
            "address": topology.events_queue(service),
            "description": f"What {service} hears of the others, until it has recorded what follows.",
            "messages": _refs(_heard_by(service)),
            "bindings": _queue(topology.events_queue(service)),
        }
    channels["office"] = {
        "address": topology.office_queue("{office}"),
        "description": "The feed of one court or insurer. A slow reader loses its oldest messages and asks for them again with `replay`.",
        "parameters": {"office": {"description": "the court's 法院代字, such as 湘"}},
        "messages": _refs(map(declared.name_of, for_offices())),
        "bindings": _queue(topology.office_queue("{office}")),
    }
    return channels


def _heard_by(service: str) -> list[str]:
    types = topology.HEARD[service]
    return [declared.name_of(each) for each in declared.messages() if each.TYPE in types]


def _event_operations() -> Json:
    operations: Json = {}
    for service in topology.SERVICES:
        exchange = topology.events_exchange(service)
        operations[f"{service}.tell"] = _operation("send", exchange, map(declared.name_of, told_by(service)))
    for service in sorted(topology.HEARD):
        queue = topology.events_queue(service)
        operations[f"{service}.hear"] = _operation("receive", queue, _heard_by(service))
    operations["office.hear"] = _operation("receive", "office", map(declared.name_of, for_offices()))
    return operations


# --- decisions of offices ---------------------------------------------------------------------------------------------


def _decision_channels() -> Json:
    channels: Json = {
        topology.DECISIONS: {
            "address": "{decision}",
            "description": "Where offices write. The broker vouches for the sender (`user_id`); the message id is the decision's id.",
            "parameters": {"decision": {"enum": [*sorted(declared.decisions()), topology.REPLAY]}},
            "messages": _refs([*sorted(declared.decisions()), topology.REPLAY]),
            "bindings": _exchange(topology.DECISIONS),
        },
    }
    for queue in map(topology.replays_queue, topology.SERVICES):
        channels[queue] = {"address": queue, "messages": _refs([topology.REPLAY]), "bindings": _queue(queue)}
    for service, decisions in sorted(topology.DECIDED.items()):
        queue = topology.decisions_queue(service)
        channels[queue] = {"address": queue, "messages": _refs(decisions), "bindings": _queue(queue)}
    return channels


def _decision_operations() -> Json:
    operations: Json = {}
    for service, decisions in sorted(topology.DECIDED.items()):
        for each in decisions:
            operations[f"office.send.{each}"] = _operation("send", topology.DECISIONS, [each])
        operations[f"{service}.decide"] = _operation("receive", topology.decisions_queue(service), decisions)
    operations["office.send.replay"] = _operation("send", topology.DECISIONS, ["replay"])
    for service in topology.SERVICES:
        operations[f"{service}.replay"] = _operation(
            "receive", topology.replays_queue(service), [topology.REPLAY]
        )
    return operations


# --- requests and replies ---------------------------------------------------------------------------------------------


def _rpc_channels() -> Json:
    keys = [each.key for each in declared.calls()]
    return {
        _RPC: {
            "address": "{method}",
            "description": "Requests; the routing key is `<service>.<method>`, replies go to `reply_to` with the same `correlation_id`.",
            "parameters": {"method": {"enum": keys}},
            "messages": _refs(f"{each}.asked" for each in keys),
            "bindings": _exchange(_RPC),
        },
        "replies": {
            "address": None,
            "description": "The asker's own queue.",
            "messages": _refs(f"{each}.answer" for each in keys),
        },
    }


def _rpc_operations() -> Json:
    return {
        call.key: {
            **_operation("receive", _RPC, [f"{call.key}.asked"]),
            "summary": declared.meaning(type(call.asked)),
            "description": "A command: the same command id has one effect and one answer."
            if call.command
            else "A query.",
            "reply": {
                "address": {"location": "$message.header#/reply_to"},
                "channel": {"$ref": "#/channels/replies"},
                "messages": [{"$ref": f"#/channels/replies/messages/{call.key}.answer"}],
            },
        }
        for call in declared.calls()
    }


# --- parts ------------------------------------------------------------------------------------------------------------


def _messages() -> Json:
    messages: Json = {}
    for message in declared.messages():
        name = declared.name_of(message)
        messages[name] = {
            "name": message.TYPE,
            "title": f"{message.TYPE} v{message.VERSION}",
            "summary": declared.meaning(message),
            "contentType": "application/json",
            "headers": {
                "type": "object",
                "properties": {
                    header: {"type": "string", "description": said} for header, said in _HEADERS.items()
                },
                "required": [*_ALWAYS],
            },
            "payload": _payload({"$ref": f"schemas/{name}.json"}),
            "examples": [{"payload": examples.read(name)}] if examples.exists(name) else [],
        }
    for call in declared.calls():
        messages[f"{call.key}.asked"] = {"name": f"{call.key}.asked", "payload": _payload(_request(call.key))}
        messages[f"{call.key}.answer"] = {"name": f"{call.key}.answer", "payload": _payload(_reply(call.key))}
    for decision, call in declared.decisions().items():
        messages[decision] = {
            "name": decision,
            "summary": declared.meaning(type(call.asked)),
            "payload": _payload({"$ref": f"schemas/{call.key}.asked.json"}),
        }
    wish = {"source": {"enum": [*topology.SERVICES]}, "after": {"type": "integer", "minimum": 0}}
    messages[topology.REPLAY] = {
        "name": topology.REPLAY,
        "summary": "Send me again, to my queue alone, what this service told me after this position of its log.",
        "payload": _payload({"type": "object", "properties": wish, "required": [*wish]}),
    }
    return {each: messages[each] for each in sorted(messages)}


def _request(key: str) -> Json:
    asked = {"caller": {"$ref": "schemas/caller.json"}, "asked": {"$ref": f"schemas/{key}.asked.json"}}
    return {
        "type": "object",
        "properties": {
            "args": {"type": "array", "maxItems": 0},
            "kwargs": {"type": "object", "properties": asked, "required": [*asked]},
        },
        "required": ["args", "kwargs"],
    }


def _reply(key: str) -> Json:
    either = [
        {"type": "object", "properties": {word: {"$ref": f"schemas/{file}.json"}}, "required": [word]}
        for word, file in (("answer", f"{key}.answer"), ("refused", "refused"))
    ]
    return {
        "type": "object",
        "properties": {"result": {"oneOf": either}, "error": {"type": "null"}},
        "required": ["result", "error"],
    }


def _payload(schema: Json) -> Json:
    return {"schemaFormat": DIALECT, "schema": schema}


def _refs(names: Any) -> Json:
    return {each: {"$ref": f"#/components/messages/{each}"} for each in sorted(names)}


def _operation(action: str, channel: str, names: Any) -> Json:
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{channel}"},
        "messages": [{"$ref": f"#/channels/{channel}/messages/{each}"} for each in sorted(names)],
    }


def _exchange(name: str) -> Json:
    return {
        "amqp": {
            "is": "routingKey",
            "exchange": {"name": name, "type": "topic", "durable": True, "autoDelete": False},
        }
    }


def _queue(name: str) -> Json:
    return {
        "amqp": {
            "is": "queue",
            "queue": {"name": name, "durable": True, "exclusive": False, "autoDelete": False},
        }
    }
