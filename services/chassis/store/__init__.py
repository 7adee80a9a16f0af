"""The store of a service: events, read models and marks in one save; the event log is the outbox."""

from services.chassis.store.judge import Conflict, Save, Taken, judge
from services.chassis.store.log import Log, Recorded
from services.chassis.store.mapper import TypedMapper, replay
from services.chassis.store.store import Store

__all__ = ["Conflict", "Log", "Recorded", "Save", "Store", "Taken", "TypedMapper", "judge", "replay"]
