"""Someone else's thread that the bot was called into: read once, bounded, as a file that comes with the question."""

from __future__ import annotations

from typing import Any

import structlog
from slack_sdk.errors import SlackApiError

from adapters.slack.clients import Clients
from adapters.slack.pace import Pace
from adapters.slack.people import People
from adapters.slack.text import plain
from bot.events import Attachment, ThreadRef

log = structlog.get_logger()

PAGES = 5
"""Pages of a thread that are read: Slack gives the oldest first."""
PAGE = 100
"""Messages of one page."""
MOST = 50
"""Messages that are taken: the latest, and the one that began the thread. Our choice."""
LONGEST = 20_000
"""Characters of all of them. Our choice."""


class Above:
    """Reads what was said in a thread before the bot was called."""

    def __init__(self, clients: Clients, pace: Pace, people: People) -> None:
        self._clients = clients
        self._pace = pace
        self._people = people

    async def read(self, ref: ThreadRef, before: str) -> Attachment | None:
        """The messages of a thread before that one, with their authors' names; None where there are none to be had."""
        try:
            found = [one for one in await self._messages(ref) if one.get("ts", "") < before and one.get("text")]
        except (SlackApiError, OSError) as problem:
            log.warning("thread not read", thread=str(ref), reason=str(problem))
            return None
        taken = found if len(found) <= MOST else [found[0], *found[1 - MOST :]]
        names = await self._people.names(ref.workspace, {one["user"] for one in taken if one.get("user")})
        lines = [f"{_author(one, names)}: {plain(one['text'], names)}" for one in taken]
        if not lines:
            return None
        text = "\n\n".join(lines)
        kept = text if len(text) <= LONGEST else text[-LONGEST:]
        count = len(taken)
        name = f"the {count} messages above" if count > 1 else "the message above"
        return Attachment(name=name, text=kept, omitted=len(text) - len(kept))

    async def _messages(self, ref: ThreadRef) -> list[dict[str, Any]]:
        client = await self._clients.of(ref.workspace)
        found: list[dict[str, Any]] = []
        cursor = ""
        for _ in range(PAGES):
            said = await self._pace.call(
                lambda: client.conversations_replies(
                    channel=ref.channel,
                    ts=ref.thread,
                    limit=PAGE,
                    cursor=cursor or None,  # noqa: B023
                ),
                workspace=ref.workspace,
                method="conversations.replies",
                channel=ref.channel,
            )
            found += said.get("messages") or []
            cursor = (said.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return found


def _author(message: dict[str, Any], names: dict[str, str]) -> str:
    user = message.get("user") or ""
    return names.get(user) or message.get("username") or ("a bot" if message.get("bot_id") else user)
