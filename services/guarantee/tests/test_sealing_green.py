"""Sealing in a program of green threads, as the services are."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import eventlet
eventlet.monkey_patch()
import asyncio, io
from datetime import UTC, datetime
import pikepdf
from services.guarantee.clients.sealing import SandboxAuthority

def forbidden(*_, **__):
    raise AssertionError("an asyncio loop in a green program")

asyncio.run = asyncio.new_event_loop = forbidden
blank = io.BytesIO()
pdf = pikepdf.new()
pdf.add_blank_page()
pdf.save(blank)
authority = SandboxAuthority("secret")
told = []

def seal(number):
    signer = authority.signer(f"insurer {number % 3}", "虚构保险")
    paper = signer.seal(blank.getvalue(), reason="出具保函", location="天津", at=datetime(2026, 11, 22, tzinfo=UTC))
    eventlet.sleep()
    assert authority.verify(paper).genuine
    assert authority.is_signed(b"{}", signer.sign(b"{}"))
    return paper

def others():
    while True:
        told.append("still here")
        eventlet.sleep()

eventlet.spawn(others)
papers = list(eventlet.GreenPool(10).imap(seal, range(20)))
assert len(set(papers)) == 20
assert len(told) >= 2
print("sealed", len(papers))
"""


def test_green_threads_seal_side_by_side_and_nobody_starts_a_loop_of_his_own() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-W", "ignore", "-c", PROGRAM], capture_output=True, text=True, check=False
    )

    assert done.stdout == "sealed 20\n", done.stderr
