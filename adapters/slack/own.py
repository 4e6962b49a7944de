"""Finding one's own: which message of a thread a call has made whose answer never came back.

Posts carry metadata that name their answer and part. A stream can carry none before its end: it is the message of ours
without metadata that no place knows.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from adapters.slack.calls import EVENT, Calls, metadata
from bot.events import ThreadRef
from bot.store.places import Places

Payload = Mapping[str, Any]


class Own:
    """Looks for our own messages in threads; who we are is asked once in each workspace."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._me: dict[str, tuple[str, str]] = {}

    async def message(self, ref: ThreadRef, answer: int, part: int, places: Places) -> str | None:
        """The `ts` of the message that shows a part of an answer, though we never learned it; None: there is none."""
        wanted, loose = metadata(ref, answer, part), None
        async for one in self._ours(ref):
            carried = one.get("metadata") or {}
            if carried.get("event_type") == EVENT:
                if carried.get("event_payload") == wanted["event_payload"]:
                    return str(one["ts"])
            elif part == 0 and not one.get("files"):
                known = await places.find(ref.platform, ref.workspace, ref.channel, str(one["ts"]))
                loose = loose if known else str(one["ts"])
        return loose

    async def file(self, ref: ThreadRef, name: str) -> str | None:
        """The `ts` of our message with the file of that name; None where there is none (yet)."""
        async for one in self._ours(ref):
            if any(file.get("name") == name for file in one.get("files") or ()):
                return str(one["ts"])
        return None

    async def _ours(self, ref: ThreadRef) -> AsyncIterator[Payload]:
        user, bot = await self._who(ref.workspace)
        cursor = ""
        while True:

            async def page(client: AsyncWebClient, cursor: str = cursor) -> Any:
                return await client.conversations_replies(
                    channel=ref.channel,
                    ts=ref.thread,
                    include_all_metadata=True,
                    limit=limits.REPLIES_PAGE,
                    cursor=cursor or None,
                )

            said = await self._calls.make(ref.workspace, "conversations.replies", page, last=True)
            for one in said.get("messages") or ():
                if one.get("user") == user or (bot and one.get("bot_id") == bot):
                    yield one
            cursor = (said.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    async def _who(self, workspace: str) -> tuple[str, str]:
        if workspace not in self._me:
            said = await self._calls.make(workspace, "auth.test", lambda client: client.auth_test(), last=True)
            self._me[workspace] = str(said["user_id"]), str(said.get("bot_id") or "")
        return self._me[workspace]
