"""Slack's own streaming: where it may be used, and one message that grows by it.

A stream is begun, appended to and stopped by three methods: only by its owner, only while it lives (about five minutes,
whatever is appended), and not after the person has stopped it. Once it has ended, `chat.update` works on the message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from adapters.slack.calls import Calls
from adapters.slack.pace import code, passing
from adapters.slack.people import People
from adapters.slack.render import Part
from bot.events import ThreadRef

log = structlog.get_logger()


@dataclass
class Stream:
    """A message that is being streamed."""

    ts: str
    text: str
    """The Markdown sent so far."""


def steady(markdown: str, *, most: int = limits.HELD_BACK) -> str:
    """The beginning of a growing text that will not change any more: without its last word, and the space before it.

    At most so many characters are held back, for what is written without spaces.
    """
    end = max(markdown.rfind(" "), markdown.rfind("\n"), len(markdown) - most)
    return markdown[: max(end, 0)].rstrip()


class Streams:
    """The streams of one process: begun only where Slack lets us, and where stopping them need not wait."""

    def __init__(self, calls: Calls, people: People) -> None:
        self._calls = calls
        self._people = people
        self._never: dict[tuple[str, str], float] = {}
        """Until when none is begun, by workspace and channel ("" for all of its channels)."""
        self._open: Counter[str] = Counter()

    def allowed(self, ref: ThreadRef) -> bool:
        """Whether a stream may be begun now: Slack has not refused it, and neither its start nor its end must wait."""
        now, room = self._calls.pace.clock(), self._calls.pace.room
        if any(self._never.get((ref.workspace, channel), now) > now for channel in ("", ref.channel)):
            return False
        ends = room(ref.workspace, "chat.stopStream") - self._open[ref.workspace]
        return ends > 0 and room(ref.workspace, "chat.startStream") > 0

    async def start(self, ref: ThreadRef, asker: str, text: Callable[[], Awaitable[str]]) -> Stream | None:
        """Begin a stream for the person who asked; `text` gives its first text when its turn has come.

        None where Slack refuses it: then it must be a message like any other. Raises aiohttp's and the network's errors
        where it is not known whether it was begun.
        """
        more = await self._recipient(ref, asker)
        if more is None or not self.allowed(ref):  # others may have begun theirs meanwhile
            return None
        begun = Stream("", "")

        async def send(client: AsyncWebClient) -> str:
            begun.text = await text()
            said = await client.chat_startStream(
                channel=ref.channel, thread_ts=ref.thread, chunks=_chunks(begun.text), **more
            )
            return str(said["ts"])

        self._open[ref.workspace] += 1
        try:
            begun.ts = await self._calls.make(
                ref.workspace, "chat.startStream", send, channel=ref.channel, last=True, repeat=False
            )
        except BaseException as error:
            self._open[ref.workspace] -= 1
            if not isinstance(error, SlackApiError) or not code(error) or passing(error):
                raise
            self._refused(ref, code(error))
            return None
        return begun

    async def append(self, client: AsyncWebClient, ref: ThreadRef, stream: Stream, text: str) -> None:
        """Bring a stream to that text, which begins with what was sent. To be called when its turn has come."""
        delta = text[len(stream.text) :][: limits.STREAM_TEXT]
        await client.chat_appendStream(channel=ref.channel, ts=stream.ts, chunks=_chunks(delta))
        stream.text += delta

    async def stop(
        self,
        client: AsyncWebClient,
        ref: ThreadRef,
        stream: Stream,
        rest: str = "",
        blocks: Sequence[dict[str, Any]] = (),
        metadata: dict[str, Any] | None = None,
    ) -> None:
        """End a stream with its last text and what stands under it. To be called when its turn has come."""
        await client.chat_stopStream(
            channel=ref.channel, ts=stream.ts, chunks=_chunks(rest), blocks=list(blocks) or None, metadata=metadata
        )

    def ended(self, ref: ThreadRef) -> None:
        """A stream that was begun here is open no more."""
        self._open[ref.workspace] -= 1

    async def _recipient(self, ref: ThreadRef, asker: str) -> dict[str, Any] | None:
        """For whom it is: to be named outside direct messages. None where that is not known."""
        if ref.channel.startswith("D"):
            return {}
        if not asker:
            return None
        team = (await self._people.person(ref.workspace, asker)).team or ref.workspace
        return {"recipient_user_id": asker, "recipient_team_id": team}

    def _refused(self, ref: ThreadRef, error: str) -> None:
        until = self._calls.pace.clock() + limits.NO_STREAMS_FOR
        if error in limits.NO_STREAMS:
            self._never[ref.workspace, ""] = until
        elif error in limits.NO_STREAMS_HERE:
            self._never[ref.workspace, ref.channel] = until
        log.info("no stream", thread=str(ref), reason=error)


def _chunks(text: str) -> list[dict[str, Any]] | None:
    return [{"type": "markdown_text", "text": text}] if text else None


def continues(stream: Stream, parts: Sequence[Part]) -> bool:
    """Whether an answer is the continuation of what was streamed of it, in one message."""
    return len(parts) == 1 and parts[0].markdown.startswith(stream.text)


def under(part: Part) -> list[dict[str, Any]] | None:
    """The blocks that stand under a part's Markdown; None where its text is more than one block of Markdown."""
    body = [{"type": "markdown", "text": part.markdown}] if part.markdown else []
    blocks = list(part.blocks)
    return blocks[len(body) :] if blocks[: len(body)] == body else None
