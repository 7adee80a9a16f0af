"""Which events of preservation the others hear of, in what words, and which court besides."""

from services.preservation.publishing import (  # noqa: F401 - each says what is told of its events
    beside,
    charging,
    deciding,
    examining,
    executing,
    filing,
)
from services.preservation.publishing.feeds import Feeds
from services.preservation.publishing.telling import KEPT_INSIDE, told

__all__ = ["KEPT_INSIDE", "Feeds", "told"]
