"""Making the model ready while people can write already: what they ask waits for it."""

from __future__ import annotations

import structlog

from bot.ports import Model

log = structlog.get_logger()


async def readied(model: Model) -> None:
    """Make it ready, each step once in the log; where it cannot be, the log says why, and the next question tries."""
    said: set[str] = set()

    def progress(sentence: str, share: float | None) -> None:
        if sentence not in said:
            said.add(sentence)
            log.info("model", state=sentence)

    try:
        await model.ready(progress)
    except Exception as problem:
        log.error("model not ready", reason=str(problem))
