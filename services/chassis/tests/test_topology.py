from __future__ import annotations

from contracts import topology as names
from services.chassis.topology import databases_of, exchanges, offices_of, queues


def test_every_queue_is_a_durable_quorum_queue() -> None:
    for queue in queues(["湘"]):
        assert queue.durable
        assert queue.queue_arguments["x-queue-type"] == "quorum"


def test_what_a_service_hears_is_never_dropped_silently() -> None:
    inside = [queue for queue in queues([]) if queue.name != "dead-letters"]

    for queue in inside:
        assert queue.queue_arguments["x-delivery-limit"] == 1000
        assert queue.queue_arguments["x-dead-letter-exchange"] == "dead-letters"
        assert "x-max-length" not in queue.queue_arguments


def test_a_full_feed_drops_its_oldest_and_refuses_nobodys_events() -> None:
    (feed,) = [queue for queue in queues(["湘"]) if queue.name == names.office_queue("湘")]

    assert feed.queue_arguments["x-overflow"] == "drop-head"
    assert {(bound.exchange.name, bound.routing_key) for bound in feed.bindings} == {
        (names.events_exchange(service), "*.*.*.湘") for service in names.SERVICES
    }


def test_every_service_hears_what_the_contract_says_from_whoever_tells_it() -> None:
    declared = {queue.name: queue for queue in queues([])}

    for service, types in names.HEARD.items():
        bound = {
            (each.exchange.name, each.routing_key) for each in declared[names.events_queue(service)].bindings
        }
        assert bound == {(f"{type_.split('.')[0]}.events", type_) for type_ in types}
    for service, decisions in names.DECIDED.items():
        keys = {each.routing_key for each in declared[names.decisions_queue(service)].bindings}
        assert keys == set(decisions)


def test_exchanges_are_durable() -> None:
    assert all(each.durable for each in exchanges().values())
    assert exchanges()[names.DECISIONS].type == "topic"


def test_offices_and_databases_are_told_by_the_environment() -> None:
    assert offices_of({"OFFICES": "湘, 粤"}) == ("湘", "粤")
    assert offices_of({}) == ()
    assert databases_of({"DATABASE_URL_PAYMENT": "p", "DATABASE_URL_OTHER": "o"}) == {"payment": "p"}
