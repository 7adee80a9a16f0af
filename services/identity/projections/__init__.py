"""The rows of identity: how accounts stand, as folded from events, and the records that lie beside events."""

from services.identity.projections.counter import project
from services.identity.projections.records import RecordRows
from services.identity.projections.tables import ACCOUNTS, METADATA

__all__ = ["ACCOUNTS", "METADATA", "RecordRows", "project"]
