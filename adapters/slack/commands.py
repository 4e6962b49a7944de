"""`/burnish …`: given outside of threads, so it asks a question of its own, or speaks of the person's latest answer.

What it says, only the person sees, where they gave it. The question that `ask` puts into the channel is everybody's.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from difflib import get_close_matches

import structlog
from slack_sdk.errors import SlackApiError

from adapters.lookup import Spoken
from adapters.slack import events, limits, sentences, views
from adapters.slack.asking import Asking
from adapters.slack.delivery import Command
from adapters.slack.pace import code, passing
from adapters.slack.people import People
from adapters.slack.publish import SlackPublisher
from adapters.slack.respond import respond
from adapters.slack.split import size
from adapters.slack.text import plain
from adapters.slack.viewer import Lookup, about
from adapters.slack.views.blocks import MORE, Block, context, lines, safe, section
from adapters.slack.views.blocks import link as linked
from adapters.slack.views.entered import NO_CODE
from bot.bootstrap import Bot
from bot.events import Asked, Commanded, FeedbackEvent, ThreadRef
from bot.explained import in_words
from bot.interpret.commands import read_command
from bot.interpret.usage import COMMANDS
from bot.joining import plain as plain_code
from bot.values import Value

log = structlog.get_logger()

NAMES = ("ask", "profile", "memory", "meet", "history", "undo", "forget", "help")
LATEST = 10
"""Threads among which the person's own question is looked for."""
PATIENCE = 2.0
"""Seconds that an undo has to be taken in, so that we can say what came of it."""
NO_ENTRY = ("not_in_channel", "channel_not_found")
"""Errors of chat.postMessage where we are no member."""
HISTORY_BLOCKS = 40
"""Blocks of a list that fit under an answer to a command, with what is said around it."""


_MISTYPED = re.compile(r"join\s+\S+", re.IGNORECASE)
"""What joins accounts by a code; where it is none, it must not be taken for a wish."""


class Order(Value):
    """A command as it was understood."""

    name: str = ""
    """One of NAMES; "" for none of them."""
    argument: str = ""
    problem: str = ""
    """What the person is told instead."""


def read_order(text: str) -> Order:
    """What stands behind /burnish; nothing is `help`."""
    head, _, rest = text.strip().removeprefix("/").partition(" ")
    name, argument = head.lower(), rest.strip()
    if not name:
        return Order(name="help")
    if name not in NAMES:
        near = get_close_matches(name, NAMES, n=1, cutoff=0.6)
        if argument and not near and name not in COMMANDS:
            return Order(argument=text.strip(), problem=sentences.put_ask(text.strip()))
        return Order(argument=text.strip(), problem=sentences.unknown(head, near[0] if near else ""))
    if name == "ask" and not argument:
        return Order(problem=sentences.ASK_WHAT)
    if name == "profile" and read_command(f"/profile {argument}").here is not None:
        return Order(problem=sentences.not_here(argument))
    if name == "profile" and _MISTYPED.fullmatch(argument) and not plain_code(argument.split()[1]):
        return Order(problem=NO_CODE)
    return Order(name=name, argument=argument)


class Commands:
    """Carries commands out."""

    def __init__(
        self,
        bot: Bot,
        publisher: SlackPublisher,
        lookup: Lookup,
        asking: Asking,
        people: People,
        accept: Callable[[FeedbackEvent], Awaitable[None]],
    ) -> None:
        self._bot = bot
        self._accept = accept
        self._publisher = publisher
        self._lookup = lookup
        self._asking = asking
        self._people = people

    async def handle(self, given: Command, at: float) -> None:
        """Do what a command says, and say what came of it. Raises what `Asking.post` does."""
        self._publisher.remember(given.user, given.response_url)
        order = read_order(plain(given.text, await self._people.names(given.team, *events.mentioned(given.text))))
        match order.name:
            case "ask":
                await self._ask(given, order.argument, at)
            case "profile" | "meet" | "forget":
                ref, text = events.profile_of(given.team, given.user), f"/{order.name} {order.argument}".strip()
                await self._accept(events.commanded(given, ref, Commanded(text=text), at))
            case "memory":
                await self._memory(given)
            case "history" | "undo":
                await self._latest(given, order.name, at)
            case "help":
                await self._say(given, sentences.INSTEAD, _help())
            case _:
                await self._say(given, order.problem)

    async def _ask(self, given: Command, question: str, at: float) -> None:
        """Put the question into the channel, and answer it in its thread."""
        try:
            ref = await self._asking.post(given, question)
        except SlackApiError as problem:
            if passing(problem):
                raise
            log.info("question not posted", workspace=given.team, channel=given.channel, reason=code(problem))
            return await self._say(given, sentences.NOT_THERE if code(problem) in NO_ENTRY else sentences.NOT_POSTED)
        event = events.commanded(given, ref, Asked(text=question), at).model_copy(update={"message": ref.thread})
        await self._accept(event)
        return None

    async def _memory(self, given: Command) -> None:
        """Show what is remembered of the person's conversations, each with what takes it out."""
        page = await self._lookup.remembered(given.team, given.enterprise, given.user)
        await self._say(given, in_words(page.told), _fitting(views.memory_blocks(page, self._lookup.mine(page.ref))))

    async def _latest(self, given: Command, name: str, at: float) -> None:
        """Show, or go back in, the person's latest answer in the channel."""
        spoken = await self._spoken(given)
        if spoken is None:
            return await self._say(given, sentences.NO_ANSWER_HERE)
        ref = spoken.ref
        link = await self._lookup.link(ref, given.enterprise)
        where = [_where(link), context(f"{sentences.NO_REACH} {sentences.IN_THREAD}")]
        if name == "history":
            told = (await self._lookup.history(spoken, given.user)).explanation
            return await self._say(
                given, told.title, [*_fitting(views.history_view(told, about(spoken))["blocks"]), *where]
            )
        event = events.commanded(given, ref, Commanded(text="/undo"), at, answer=spoken.number)
        await self._accept(event)
        said = await self._came(event.id, ref) or sentences.UNDONE
        return await self._say(given, said, [section(safe(said, limits.SECTION_TEXT)), *where])

    async def _spoken(self, given: Command) -> Spoken | None:
        """The latest answer to a question of the person's own in the channel, else the latest that they spoke of."""
        found: list[Spoken] = []
        store = self._bot.store
        for one in await store.recent(events.PLATFORM, given.team, given.user, LATEST, given.channel):
            spoken = await self._lookup.answer(one.ref)
            if spoken.answer is None:
                continue
            if spoken.now.task and spoken.now.task.author == given.user:
                return spoken
            found.append(spoken)
        return found[0] if found else None

    async def _came(self, event: str, ref: ThreadRef) -> str:
        """What people are told of an event, once it was taken in; "" where that is nothing, or takes too long."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._bot.inbox.settled(ref)
        except TimeoutError:
            log.debug("not settled yet", thread=str(ref))
        entry = await self._bot.store.entry(event)
        return entry.outcome.notice if entry and entry.outcome else ""

    async def _say(self, given: Command, text: str, blocks: Sequence[Block] = ()) -> None:
        """Answer the person where they gave the command; where that is closed, in private."""
        if not blocks or not await respond(given.response_url, text, list(blocks)):
            await self._publisher.tell(str(events.profile_of(given.team, given.user)), given.user, text)


def _where(link: str) -> Block:
    """The thread, by its address."""
    return section(linked(link, sentences.THREAD))


def _help() -> list[Block]:
    rows = [f"*{safe(how, 200)}*\n{safe(does, 300)}" for how, does in sentences.HELP]
    return [*lines(rows), context(sentences.INSTEAD)]


def _fitting(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a list that one message holds, newest first; a line says where there is more."""
    kept: list[Block] = []
    room = limits.BODY
    for block in blocks:
        room -= size(json.dumps(block, ensure_ascii=False))
        if room < 0 or len(kept) == HISTORY_BLOCKS:
            return [*kept, context(MORE)]
        kept.append(block)
    return kept
