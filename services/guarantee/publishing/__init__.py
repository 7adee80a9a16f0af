"""Which events of guarantee the others hear of, in what words, and which insurer besides."""

from services.guarantee.publishing import (  # noqa: F401 - each says what is told of its events
    beside,
    covering,
    filing,
    issuing,
    underwriting,
)
from services.guarantee.publishing.feeds import Feeds
from services.guarantee.publishing.telling import KEPT_INSIDE, told

__all__ = ["KEPT_INSIDE", "Feeds", "told"]
