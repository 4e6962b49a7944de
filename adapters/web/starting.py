"""The model while it comes up: people see how far it is, and why it could not where it could not."""

from __future__ import annotations

import asyncio

import structlog

from adapters.web.publish import Hub
from bot.errors import BurnishError
from bot.ports import Model
from bot.values import Value

log = structlog.get_logger()


class State(Value):
    """What people see of it."""

    progress: str
    """`starting`, `ready` or `failed`."""
    sentence: str = ""
    share: float | None = None
    """How far it is, from 0 to 1, where that is known."""


class Starting:
    """Makes the model ready and tells every tab how it goes."""

    def __init__(self, model: Model, hub: Hub) -> None:
        self.state = State(progress="starting", sentence="Starting the model")
        self._model = model
        self._hub = hub
        self._running: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Start, or start again after a failure; while it is under way this changes nothing."""
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run(), name="starting the model")

    async def end(self) -> None:
        """Stop where it is."""
        if self._running:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    async def _run(self) -> None:
        self._show(State(progress="starting", sentence="Starting the model"))
        try:
            await self._model.ready(self._progress)
        except BurnishError as problem:
            log.error("no model", reason=str(problem))
            self._show(State(progress="failed", sentence=str(problem)))
        except Exception as error:  # a bug in a model must not leave people without a sentence
            log.exception("no model")
            self._show(State(progress="failed", sentence=f"The model could not be started: {type(error).__name__}."))
        else:
            self._show(State(progress="ready"))

    def _progress(self, sentence: str, share: float | None) -> None:
        self._show(State(progress="starting", sentence=sentence, share=share))

    def _show(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self._hub.model()
