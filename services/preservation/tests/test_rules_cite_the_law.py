"""Every rule of the domain says where it stands in the law, or that it is our own."""

from __future__ import annotations

import importlib
import pkgutil
import re

from services.chassis.refusals import Refusal
from services.preservation import domain

SOURCE = re.compile(r"\[[^\]]*(\bart\. ?\d|\barts \d|our own rule)[^\]]*\]")


def test_every_refusal_names_statute_and_article_or_says_that_it_is_our_own() -> None:
    for each in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."):
        importlib.import_module(each.name)
    rules = [each for each in Refusal.__subclasses__() if each.__module__.startswith(domain.__name__)]

    assert len(rules) > 30
    assert [each.__name__ for each in rules if not SOURCE.search(each.__doc__ or "")] == []
