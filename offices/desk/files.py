"""The office's files, fetched over HTTP with its own key."""

from __future__ import annotations

from typing import Any

import requests


class Unreachable(Exception):
    """The gateway does not answer, or not now; ask again later."""


class Files:
    """Reads files from the gateway at *address*; *path* is where a file lies, with the application's id in braces."""

    def __init__(self, address: str, key: str, path: str) -> None:
        self._address = address
        self._path = path
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {key}"

    def fetch(self, application_id: str) -> dict[str, Any] | None:
        """
        Return the frozen file, or None when the office has no such file any more.

        Raises:
            Unreachable: no answer, or one that says to come back.
        """
        path = self._address + self._path.format(application_id)
        try:
            answer = self._session.get(path, timeout=5)
        except requests.RequestException as error:
            raise Unreachable(str(error)) from error
        if answer.status_code == requests.codes.not_found:
            return None
        if answer.status_code != requests.codes.ok:
            raise Unreachable(f"{path} answered {answer.status_code}")
        return dict(answer.json())
