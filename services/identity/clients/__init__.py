"""The ways outside: phones, the face provider, pictures and sounds, chance, and hashing beside the hub."""

from services.identity.clients.chance import SystemChance
from services.identity.clients.passwords import WAITING, Argon2, CommonPasswords
from services.identity.clients.pictures import Drawings
from services.identity.clients.providers import Settings, face, sms
from services.identity.clients.sandbox import Sandbox, SandboxFace, SandboxSms

__all__ = [
    "WAITING",
    "Argon2",
    "CommonPasswords",
    "Drawings",
    "Sandbox",
    "SandboxFace",
    "SandboxSms",
    "Settings",
    "SystemChance",
    "face",
    "sms",
]
