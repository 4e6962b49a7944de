"""The end of a child process, the same for all that run beside the bot."""

from __future__ import annotations

import asyncio
import contextlib
from asyncio.subprocess import Process


async def ended(child: Process, grace: float = 0.0) -> int | None:
    """End a child and wait for it, so many seconds for its own end; what it ended with."""
    if child.returncode is None and grace:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(child.wait(), grace)
    if child.returncode is None:
        child.kill()
    await child.wait()
    if child.stdin:
        child.stdin.close()
    return child.returncode
