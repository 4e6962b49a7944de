"""One answer on Slack, brought to what was offered last: its parts, each call at its turn."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from adapters import newest
from adapters.newest import Sending, at_rest
from adapters.slack.parts import Means, Parts, Send, T
from adapters.slack.render import Part, render
from bot.answers import Frame
from bot.events import ThreadRef


class Newest(newest.Newest[tuple[Part, ...]]):
    """One answer on Slack; see `newest.Newest`."""

    def __init__(self, ref: ThreadRef, answer: int, means: Means) -> None:
        super().__init__(f"{ref}#{answer}", self._parts_of)
        self._ref = ref
        self._means = means
        self.parts = Parts(ref, answer, means, self.wanted, self._turn)

    async def _parts_of(self, frame: Frame) -> tuple[Part, ...]:
        means = self._means
        names = await means.people.names(self._ref.workspace, frame.line, *frame.conflicts)
        return render(frame, buttons=means.buttons, note=means.note, names=names)

    async def _turn(self, method: str, send: Send[T], *, last: bool, repeat: bool = True) -> T | None:
        """One call at its turn. One for running text is given up while it waits, once the answer is at rest: None."""
        ref, calls = self._ref, self._means.calls
        if method == "chat.postMessage" and not at_rest((await self.wanted())[0]):
            calls.pace.owe(ref.workspace, "chat.update", self.whose)

        def call(sending: Sending) -> Coroutine[Any, Any, T]:
            async def begun(client: AsyncWebClient) -> T:
                with sending():
                    return await send(client)

            return calls.make(
                ref.workspace, method, begun, channel=ref.channel, last=last, whose=self.whose, repeat=repeat
            )

        return await self.overtaken(call, last=last)
