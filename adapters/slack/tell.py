"""Saying something to one person: in the thread, so that nobody else sees it, or in private."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.slack import limits, sentences
from adapters.slack.buttons import NOTICE, offered
from adapters.slack.calls import TROUBLES, Calls
from adapters.slack.pace import code
from adapters.slack.people import People
from adapters.slack.safe import safe_markdown, safe_text
from adapters.slack.split import prefix, size
from bot.answers import Frame, Offer
from bot.events import ThreadRef
from bot.store.sql import SQLStore

log = structlog.get_logger()

_CODE = re.compile(r"^```[^\n]*\n(.*?)\n?^```[ \t]*$\n?", re.MULTILINE | re.DOTALL)
"""Code in a notice: what stands in it is the one group."""
PROFILE = "profile"
"""The channel of what is about nobody's thread."""


@dataclass
class _Url:
    """Where one person can be answered for a while."""

    url: str
    until: float
    left: int


class Telling:
    """Notices to people, with buttons for what they may have meant."""

    def __init__(self, calls: Calls, people: People) -> None:
        self._calls = calls
        self._people = people
        self._urls: OrderedDict[str, _Url] = OrderedDict()

    def remember(self, person: str, response_url: str) -> None:
        """Where to answer somebody about what is in no thread: where they did it last; "" for in private."""
        if not response_url:
            self._urls.pop(person, None)
            return
        until = self._calls.pace.clock() + limits.RESPONSE_LIFE
        self._urls[person] = _Url(response_url, until, limits.RESPONSES)
        self._urls.move_to_end(person)
        while len(self._urls) > limits.MOST_KNOWN:
            self._urls.popitem(last=False)

    async def tell(
        self, store: SQLStore, ref: ThreadRef, person: str, notice: str, offers: tuple[Offer, ...] = ()
    ) -> None:
        """Say it in the thread; what is about no thread, or to somebody who is not in its channel, in private.

        Raises SlackApiError, LookupError and the network's errors.
        """
        said = sentences.typed(await self._people.named(ref.workspace, notice), thread=ref.channel != PROFILE)
        state = await store.load(ref)
        thread, begun = state.thread, bool(state.answer and state.answer.message)
        frame = Frame(
            thread=str(ref), answer=thread.answer, version=None, text="", progress="done", sequence=thread.sequence
        )
        shown = {"text": safe_text(said)[: limits.FALLBACK], "blocks": [*_sections(said), *_row(frame, offers)]}
        if ref.channel == PROFILE:
            if not await self._answered(person, shown):
                await self._direct(ref, person, shown)
            return
        try:
            await self._beside(ref, person, shown | ({"thread_ts": ref.thread} if begun else {}))
        except SlackApiError as problem:
            if code(problem) != "user_not_in_channel":
                raise
            await self._direct(ref, person, shown)

    async def _beside(self, ref: ThreadRef, person: str, shown: dict[str, Any]) -> None:
        """In the thread where it has a reply of ours, else in its channel: what is for one person, Slack shows only
        in a thread that there is already (docs: chat.postEphemeral)."""

        async def send(client: AsyncWebClient) -> Any:
            return await client.chat_postEphemeral(
                channel=ref.channel, user=person, parse="none", link_names=False, **shown
            )

        await self._calls.make(ref.workspace, "chat.postEphemeral", send, last=True)

    async def _direct(self, ref: ThreadRef, person: str, shown: dict[str, Any]) -> None:
        async def send(client: AsyncWebClient) -> Any:
            return await client.chat_postMessage(
                channel=person, parse="none", link_names=False, unfurl_links=False, unfurl_media=False, **shown
            )

        await self._calls.make(ref.workspace, "chat.postMessage", send, channel=person, last=True, repeat=False)

    async def _answered(self, person: str, shown: dict[str, Any]) -> bool:
        """Whether it was said where the person gave the command."""
        known = self._urls.get(person)
        if known is None or known.left < 1 or self._calls.pace.clock() > known.until:
            return False
        known.left -= 1
        try:
            hook = AsyncWebhookClient(known.url, retry_handlers=[])
            said = await hook.send(response_type="ephemeral", replace_original=False, **shown)
        except TROUBLES as problem:
            log.info("not answered where it was asked", reason=str(problem))
            return False
        return said.status_code == 200


def _sections(said: str) -> list[dict[str, Any]]:
    """The words as they are: in plain text nothing is a link or a mention, nor in code, which is `rich_text`. Of more
    than a message holds the beginning, which says so."""
    text = said
    if size(text) > limits.BODY:
        begins = prefix(text, limits.BODY)
        text = "\n".join((begins.rpartition("\n")[0] or begins, sentences.TOO_MUCH))
    pieces = enumerate(_CODE.split(text))  # words and code, in turn
    cut = ((number % 2, _cut(piece if number % 2 else safe_markdown(piece.strip("\n")))) for number, piece in pieces)
    return [_code(one) if within else _plain(one) for within, found in cut for one in found]


def _cut(text: str) -> list[str]:
    most = limits.SECTION_TEXT
    cut = (text[start : start + most] for start in range(0, len(text), most))
    return [one for one in cut if one.strip()]


def _plain(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "plain_text", "text": text}}


def _code(text: str) -> dict[str, Any]:
    lines = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [lines]}


def _row(frame: Frame, offers: tuple[Offer, ...]) -> list[dict[str, Any]]:
    """The offers as buttons."""
    elements = offered(frame, offers)
    return [{"type": "actions", "block_id": NOTICE, "elements": elements}] if elements else []
