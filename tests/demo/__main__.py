"""
``make demo``: the guides' own example, 网上担保 and the preservation that rests on it, 诉讼保全 by the long way.

Ends with 1 when anything is not as it should be.
"""

from __future__ import annotations

import os
import sys

import requests

from deploy.local.installation import Installation
from tests.demo import guides, insured, long_way
from tests.demo.telling import console, title
from tests.journey import DEMO_PASSWORD, Unexpected, Visitor


def main() -> int:
    """Play all three."""
    installation = Installation()
    address = f"http://127.0.0.1:{installation.port('gateway')}"
    sandbox = f"http://127.0.0.1:{installation.port('sandbox')}"
    me = Visitor(address, sandbox, patience=20)
    try:
        title("诉前保全 · 操作指南的例子")
        application = guides.play(me)
        for words, lines in guides.blocks(application):
            title(words)
            for name, value in lines:
                console.print(f"    {name}: {value}")
        password = os.environ.get("DEMO_PASSWORD", DEMO_PASSWORD)
        people = long_way.court_people(me, password)
        title("网上担保 · 从询价、出函、核验到以保函申请保全")
        insured.play(me, people.judge)
        title("诉讼保全 · 两名被申请人，从退回补正到采取保全措施")
        long_way.play(me, people)
    except requests.ConnectionError:
        console.print(f"[red]✗[/] nobody answers at {address}; type: make run")
        return 1
    except (Unexpected, OSError) as wrong:
        console.print(f"[red]✗[/] {wrong}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
