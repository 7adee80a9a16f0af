"""Sealing papers, signing what machines read, and telling whether a seal is genuine."""

from services.guarantee.clients.sealing.keys import Key
from services.guarantee.clients.sealing.ports import Seal, Signature, Signer, Signers
from services.guarantee.clients.sealing.sandbox import SANDBOX, SandboxAuthority
from services.guarantee.clients.sealing.sealing import KeySigner, Unsealable
from services.guarantee.clients.sealing.verifying import is_signed, verify

__all__ = [
    "SANDBOX",
    "Key",
    "KeySigner",
    "SandboxAuthority",
    "Seal",
    "Signature",
    "Signer",
    "Signers",
    "Unsealable",
    "is_signed",
    "verify",
]
