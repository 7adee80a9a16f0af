"""The outside of preservation: the lists of courts, causes and holidays, the printer of papers, and the keys of hashes."""

from services.preservation.clients.hashes import indexes
from services.preservation.clients.lists import Causes, Courts, Holidays, Shelf, ship
from services.preservation.clients.printer import DEMO, Paper, Papers

__all__ = ["DEMO", "Causes", "Courts", "Holidays", "Paper", "Papers", "Shelf", "indexes", "ship"]
