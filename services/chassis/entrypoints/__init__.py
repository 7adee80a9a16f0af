"""How calls, messages and decisions come in: the entrypoints that a service class wears."""

from services.chassis.entrypoints.assembled import Assembled
from services.chassis.entrypoints.decisions import decides
from services.chassis.entrypoints.reactions import hears
from services.chassis.entrypoints.requests import rpc

__all__ = ["Assembled", "decides", "hears", "rpc"]
