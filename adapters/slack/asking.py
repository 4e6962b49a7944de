"""A question that a command asks: put into the channel as a message that begins a thread, once.

That it is about to be posted is durable before it is (as with answers, see `parts`): a process that dies meanwhile
leaves enough to find it again.
"""

from __future__ import annotations

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits, sentences
from adapters.slack.calls import Calls
from adapters.slack.clients import Clients
from adapters.slack.delivery import Command
from adapters.slack.events import PLATFORM
from adapters.slack.fields import inner, items, text
from adapters.slack.pace import Pace
from adapters.slack.people import People
from adapters.slack.views.blocks import lines, safe, strong
from bot.events import ThreadRef
from bot.store.places import Place, Places

EVENT = "burnish_question"
"""The name of the metadata on such a message: it is found again by it."""
NAME = 100
"""Characters of a person's name."""
ROW = 2_900
"""Characters of a question in one paragraph."""


class Asking:
    """Posts questions for people."""

    def __init__(self, clients: Clients, pace: Pace, people: People, places: Places) -> None:
        self._calls = Calls(clients, pace)
        self._people = people
        self._places = places

    async def post(self, given: Command, question: str) -> ThreadRef:
        """The thread that the question begins, posted if it is not there yet.

        Raises SlackApiError where the channel does not take it, LookupError, and the network's errors.
        """
        about = ThreadRef(platform=PLATFORM, workspace=given.team, channel=given.channel, thread=given.trigger)
        known = next(iter(await self._places.of(about, 0)), None)
        ts = known.message if known else ""
        if known and not ts:
            ts = await self._found(given)
        if not ts:
            await self._places.put(_place(about, ""))
            ts = await self._posted(given, question)
        await self._places.put(_place(about, ts))
        return about.model_copy(update={"thread": ts})

    async def _posted(self, given: Command, question: str) -> str:
        name = (await self._people.person(given.team, given.user)).name or given.user
        asked = f"{strong(name, NAME)} {safe(sentences.ASKED, NAME)}"
        pieces = [question[start : start + ROW] for start in range(0, len(question), ROW)]

        async def send(client: AsyncWebClient) -> Any:
            return await client.chat_postMessage(
                channel=given.channel,
                text=f"{asked} {safe(question, limits.FALLBACK - NAME * 3)}",
                blocks=[*lines([asked]), *lines([safe(piece, limits.SECTION_TEXT) for piece in pieces])],
                metadata={"event_type": EVENT, "event_payload": {"command": given.trigger}},
                parse="none",
                link_names=False,
                unfurl_links=False,
                unfurl_media=False,
            )

        said = await self._calls.make(
            given.team, "chat.postMessage", send, channel=given.channel, last=True, repeat=False
        )
        return str(said["ts"])

    async def _found(self, given: Command) -> str:
        """The message that an earlier process may have posted for this command; "" where it is not there."""

        async def send(client: AsyncWebClient) -> Any:
            return await client.conversations_history(
                channel=given.channel, include_all_metadata=True, limit=limits.REPLIES_PAGE
            )

        said = await self._calls.make(given.team, "conversations.history", send, channel=given.channel, last=True)
        for one in items(said.data, "messages"):
            if inner(one, "metadata", "event_payload", "command") == given.trigger:
                return text(one, "ts")
        return ""


def _place(about: ThreadRef, ts: str) -> Place:
    """Where the question of a command is: no answer has the number 0."""
    return Place.of(about, 0, message=ts)
