"""Deliveries in their order: one lane after another within a thread, all threads side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from adapters import lanes
from adapters.lanes import Sleep
from adapters.slack import limits
from adapters.slack.pace import passing
from bot.store.deliveries import Deliveries, Delivery


class Lanes(lanes.Lanes):
    """See `lanes.Lanes`; a trouble of Slack's that may pass is tried again, a bounded number of times."""

    def __init__(
        self, deliveries: Deliveries, handle: Callable[[Delivery], Awaitable[None]], sleep: Sleep = asyncio.sleep
    ) -> None:
        super().__init__(deliveries, handle, _again, sleep)


def _again(problem: Exception, failures: int) -> float | None:
    return limits.backoff(failures) if failures <= limits.RETRIES and passing(problem) else None
