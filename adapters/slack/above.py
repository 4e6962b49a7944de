"""What was said before the bot was called: read once, bounded, as a file that comes with the question."""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.attached import FileRef
from adapters.slack.calls import TROUBLES, Calls, Clients
from adapters.slack.events import mentioned
from adapters.slack.fields import items, seconds, text
from adapters.slack.heard import files_of
from adapters.slack.pace import Pace
from adapters.slack.people import People
from adapters.slack.text import plain
from bot.events import Attachment, ThreadRef

log = structlog.get_logger()

PAGES = 10
"""Pages of a thread that are read: Slack gives the oldest messages first. Our choice."""
PAGE = 200
"""Messages of one page: no more than 200, says the reference (facts 2.2)."""
PATIENCE = 20.0
"""Seconds that reading may take: a new commercial app is given one page a minute (facts 2.2). Our choice."""
LONGEST = 5_000
"""Characters of all messages that are taken; a prompt shows the beginning of a file, 6,000 characters of it at most
(`bot.prompt`), and of a thread its end counts. Our choice."""
ONE = 2_000
"""Characters of one message. Our choice."""
ASKED_ABOUT = "the message asked about"
"""The name of the message that a person chose to ask about."""


class Above:
    """Reads what people said in a thread to each other."""

    def __init__(self, clients: Clients, pace: Pace, people: People) -> None:
        self._calls = Calls(clients, pace)
        self._people = people

    async def read(self, ref: ThreadRef, before: str) -> Attachment | None:
        """The messages of a thread before that one, with their authors' names; None where there are none to be had."""
        try:
            found = await self._messages(ref)
        except (SlackApiError, LookupError, *TROUBLES) as problem:
            log.warning("thread not read", thread=str(ref), reason=str(problem))
            return None
        earlier = [one for one in found if 0 < seconds(text(one, "ts")) < seconds(before) and _words(one)]
        lines = await self._lines(ref, earlier)
        first, latest = lines[:1], fitting(lines[1:], LONGEST - sum(map(len, lines[:1])))
        count, left = len(first) + len(latest), len(lines) - len(first) - len(latest)
        between = [f"({left} messages are left out here)"] if left else []
        name = f"the {count} messages above" if count > 1 else "the message above"
        return _attachment(name, [*first, *between, *latest])

    async def message(self, ref: ThreadRef, ts: str) -> tuple[Attachment | None, tuple[FileRef, ...]]:
        """One message of a thread, and the files that came with it. Raises SlackApiError where the bot may not read
        there."""
        found = [one for one in items(await self._replies(ref, ts, ""), "messages") if text(one, "ts") == ts]
        files = tuple(file for one in found for file in files_of(one))
        return _attachment(ASKED_ABOUT, await self._lines(ref, found)), files

    async def _lines(self, ref: ThreadRef, messages: list[Any]) -> list[str]:
        """Who said what."""
        said = [(_author(one), _words(one)) for one in messages]
        names = await self._people.names(ref.workspace, *(one for who, what in said for one in (who, *mentioned(what))))
        return [clipped(f"{names.get(who, who)}: {plain(what, names)}", ONE) for who, what in said]

    async def _messages(self, ref: ThreadRef) -> list[Any]:
        """A thread's messages; those that were read so far where Slack lets us wait too long for more."""
        found: list[Any] = []
        try:
            async with asyncio.timeout(PATIENCE):
                cursor = ""
                for _ in range(PAGES):
                    said = await self._replies(ref, ref.thread, cursor)
                    found += items(said, "messages")
                    cursor = text(said, "response_metadata", "next_cursor")
                    if not cursor:
                        break
        except TimeoutError:
            log.warning("thread not read to its end", thread=str(ref), messages=len(found))
        return found

    async def _replies(self, ref: ThreadRef, ts: str, cursor: str) -> Any:
        async def send(client: AsyncWebClient) -> Any:
            said = await client.conversations_replies(channel=ref.channel, ts=ts, limit=PAGE, cursor=cursor or None)
            return said.data

        return await self._calls.make(ref.workspace, "conversations.replies", send, channel=ref.channel)


def fitting(lines: list[str], room: int) -> list[str]:
    """The last lines that fit into so many characters together."""
    taken: list[str] = []
    for line in reversed(lines):
        room -= len(line)
        if room < 0:
            break
        taken.append(line)
    return taken[::-1]


def clipped(line: str, most: int) -> str:
    """A line, cut where it is too long."""
    return line if len(line) <= most else line[: most - 1] + "…"


def _attachment(name: str, lines: list[str]) -> Attachment | None:
    return Attachment(name=name, text="\n\n".join(lines)) if lines else None


def _words(message: Any) -> str:
    """What a message says; of files, their names."""
    files = ", ".join(text(file, "name") for file in items(message, "files"))
    return "\n".join(part for part in (text(message, "text").strip(), f"(file: {files})" if files else "") if part)


def _author(message: Any) -> str:
    """By id, or by the name that a bot shows."""
    return text(message, "user") or text(message, "username") or "a bot"
