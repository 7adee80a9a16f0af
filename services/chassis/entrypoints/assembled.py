"""What the wiring built, as an attribute of the service class."""

from __future__ import annotations

from typing import Any

from nameko.extensions import DependencyProvider

from services.chassis import logs

log = logs.get(__name__)


class Assembled(DependencyProvider):
    """Gives each worker the use cases, and its log lines the trace."""

    def setup(self) -> None:
        """Take what the program assembled."""
        self._built = self.container.config["assembled"]

    def get_dependency(self, worker_ctx: Any) -> Any:  # noqa: ARG002 - nameko's signature
        """Return the use cases; they keep no state between calls."""
        return self._built

    def worker_setup(self, worker_ctx: Any) -> None:
        """Let every line of this worker carry the ids of its call."""
        logs.bind(**worker_ctx.data)

    def worker_result(self, worker_ctx: Any, result: Any = None, exc_info: Any = None) -> None:  # noqa: ARG002 - as above
        """Log what went wrong where nobody asked: in a timer."""
        if exc_info is not None:
            log.error("a worker failed", worker=worker_ctx.entrypoint.method_name, exc_info=exc_info[1])
